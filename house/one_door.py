"""import-linter contract: a context is entered through its door module only."""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.domain.helpers import module_expression_to_modules


class OneDoor(Contract):
    """Fails for each import that enters a context past its door."""

    # import-linter replaces the fields by their parsed values when it makes the contract.
    contexts: Any = fields.SetField(subfield=fields.ModuleExpressionField())
    door: Any = fields.StringField()
    wiring: Any = fields.SetField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001
        """Collect the imports of a context's inner modules by modules outside it."""
        names = {
            module.name
            for expression in self.contexts
            for module in module_expression_to_modules(graph, expression, as_packages=False)
        }
        broken: list[Any] = []
        for context in sorted(name for name in names if graph.find_children(name)):
            inside = {context} | graph.find_descendants(context)
            for module in sorted(inside - {f"{context}.{self.door}"}):
                for importer in graph.find_modules_that_directly_import(module):
                    if importer not in inside and not self._is_exempt(importer):
                        broken += graph.get_import_details(importer=importer, imported=module)
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def _is_exempt(self, importer: str) -> bool:
        """Wiring knows everybody; a migration keeps the path a default function had."""
        wiring = any(importer == w or importer.startswith(f"{w}.") for w in self.wiring or ())
        return wiring or ".migrations." in importer

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print the place of each import that went round the door."""
        for detail in check.metadata["broken"]:
            output.print_error(
                f"{detail['importer']}:{detail['line_number']}  {detail['line_contents']}"
            )

"""The door: what other contexts may use. The counter stands at the top: nobody enters."""

__all__: list[str] = []

"""The door: what other contexts may use."""

from hamrong.kernel.print.queries.render_pdf import render_pdf
from hamrong.kernel.print.rules import qr_svg

__all__ = ["qr_svg", "render_pdf"]

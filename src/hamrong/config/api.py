"""The resources of every system, in one API."""

from hamrong.kernel.api.interface import make_api
from hamrong.service.procedures.api import procedures

api = make_api(
    title="API Hàm Rồng",
    description="Thủ tục hành chính, cơ quan, hồ sơ và kết quả của tỉnh, dành cho hệ thống khác.",
)
api.add_router("/v1", procedures.router)

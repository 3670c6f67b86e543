"""The resources of every system, in one API."""

from hamrong.foundation.directory.api import agencies, areas
from hamrong.foundation.signing.api import verify
from hamrong.kernel.api.interface import make_api
from hamrong.service.dossiers.api import dossiers, lookup
from hamrong.service.procedures.api import guides, procedures

api = make_api(
    title="API Hàm Rồng",
    description="Thủ tục hành chính, cơ quan, hồ sơ và kết quả của tỉnh, dành cho hệ thống khác.",
)
api.add_router("/v1", procedures.router)
api.add_router("/v1", guides.router)
api.add_router("/v1", dossiers.router)
api.add_router("/v1", lookup.router)
api.add_router("/v1", agencies.router)
api.add_router("/v1", areas.router)
api.add_router("/v1", verify.router)

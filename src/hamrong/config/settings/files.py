"""Where contents lie and who looks into them."""

from hamrong.config.environment import environment

FILES_FOLDER = environment().var / "files"
CLAMD_SOCKET = environment().clamd_socket

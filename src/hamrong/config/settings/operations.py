"""Where backups go, when they are made, and when restoring them is drilled."""

from hamrong.config.environment import environment

BACKUP_TO = environment().backup_to
BACKUP_KEY_FILE = environment().backup_key_file
BACKUP_CRON = environment().backup_cron
DRILL_CRON = environment().drill_cron

"""The bodies that steer a plan, and what people are in them. Pure."""

from enum import StrEnum


class Body(StrEnum):
    """Of what somebody is a member: Ban Chỉ đạo, Tổ giúp việc."""

    COMMITTEE = "committee"
    HELPERS = "helpers"


class Standing(StrEnum):
    """What a member is in a body, in the order in which members are listed."""

    HEAD = "head"
    DEPUTY = "deputy"
    STANDING = "standing"
    SECRETARY = "secretary"
    MEMBER = "member"

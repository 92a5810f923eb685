"""Which addresses Variorum talks to: public ones only, whatever name or notation leads there."""

from __future__ import annotations

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def refusal(text: str) -> str | None:
    """Why an address is not to be talked to ("a loopback address"); None for a public one."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return "no internet address"
    stands_for = translated(address)
    if stands_for is not None:
        return private_reason(stands_for)
    return next((reason for each in (address, *tunnelled(address)) if (reason := private_reason(each))), None)


def translated(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address is only another way to write (RFC 4291, 6052)."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in NAT64 or (int(address) >> 32 == 0 and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped


def tunnelled(address: Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses that a tunnel's IPv6 address leads through (RFC 3056, 4380)."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    return [inner for inner in (address.sixtofour, *(address.teredo or ())) if inner is not None]


def private_reason(address: Address) -> str | None:
    """Why this very address is not public."""
    if address.is_unspecified:
        return "an unspecified address"
    if address.is_loopback:
        return "a loopback address"
    if address.is_link_local:
        return "a link-local address"
    if address.is_multicast:
        return "a multicast address"
    if address.is_private:
        return "a private address"
    if isinstance(address, ipaddress.IPv6Address) and address.is_site_local:
        return "a private address"
    if address.is_reserved:
        return "a reserved address"
    return None if address.is_global else "not a public address"

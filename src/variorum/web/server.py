"""Serving the pages: to this machine, until interrupted."""

from __future__ import annotations

import socket
import sys
import webbrowser

import uvicorn

from variorum.web.app import create_app
from variorum.web.desk import Desk

HOST = "127.0.0.1"


def serve(desk: Desk, *, port: int = 0, browser: bool = True) -> None:
    """Serve until Ctrl-C. Port 0 takes a free one; the address is printed on standard output.

    Raises:
        SystemExit: the port is taken.
    """
    app = create_app(desk)
    if desk.worker:
        desk.worker.prepare()
    with listening(port) as place:
        address = f"http://{HOST}:{place.getsockname()[1]}/"
        print(f"{address}  (this machine only; Ctrl-C ends it)", flush=True)
        if browser:
            webbrowser.open(address)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[place])
    desk.remember_visit()


def listening(port: int) -> socket.socket:
    """A socket that listens on the loopback address and nowhere else."""
    place = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        place.bind((HOST, port))
    except OSError as error:
        place.close()
        raise SystemExit(f"port {port} cannot be used ({error.strerror}); take another: --port 0") from error
    place.listen()
    return place

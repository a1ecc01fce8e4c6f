"""The processes that build and look for the preview: each stays, ends with the server, and leaves Ctrl+C to it."""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import ParamSpec, TypeVar

Made = TypeVar("Made")
Given = ParamSpec("Given")


def create_pool() -> ProcessPoolExecutor:
    """One process that works on what it is given, one thing after the other."""
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _end_with_the_server)


async def work(
    pool: ProcessPoolExecutor, task: Callable[Given, Made], *given: Given.args, **more: Given.kwargs
) -> Made:
    """What a process makes of what it is given. Who no longer waits does not disturb it.

    A process that begins here inherits that Ctrl+C is not for it, or it would say so in its own words while it still starts.

    :raises concurrent.futures.process.BrokenProcessPool: The process has ended.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        begun = pool.submit(task, *given, **more)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return await asyncio.shield(asyncio.wrap_future(begun))


def _end_with_the_server() -> None:
    """A server that is killed cannot end the process that works for it, so that one waits for the server's end.

    Ctrl+C in the terminal is the server's: it ends the others.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    server = multiprocessing.parent_process()
    assert server

    def wait() -> None:
        server.join()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def end_all() -> None:
    """End the processes of this server, whatever they are at."""
    for process in multiprocessing.active_children():
        process.kill()

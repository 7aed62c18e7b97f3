"""Jupyter's own client library drives the kernel "toplab": one line of JSON for each scenario.

Needs Debian's python3-jupyter-client. The kernelspec "toplab" must be where Jupyter looks.
"""

import json
import time
import traceback

from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

PATIENCE = 120


def text_of(outputs):
    return "".join(m["content"]["text"] for m in outputs if m["msg_type"] == "stream")


def run(client, code, **options):
    """Runs a cell; its reply, and what it has shown."""
    outputs = []
    reply = client.execute_interactive(
        code, timeout=PATIENCE, output_hook=outputs.append, store_history=True, **options
    )
    return reply["content"], outputs


def value(client, code):
    reply, outputs = run(client, code)
    assert reply["status"] == "ok", reply
    [result] = [m for m in outputs if m["msg_type"] == "execute_result"]
    return result["content"]["data"]["text/plain"]


def wait_for_text(client, text):
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["msg_type"] == "stream" and text in message["content"]["text"]:
            return


def replies(client, ids):
    found = {}
    while len(found) < len(ids):
        message = client.get_shell_msg(timeout=PATIENCE)
        if message["parent_header"]["msg_id"] in ids:
            found[message["parent_header"]["msg_id"]] = message["content"]
    return [found[i] for i in ids]


def interrupts_any_loop(manager, client):
    run(client, "let rounds = 0;")
    loops = [
        "while (true) rounds++;",
        "while (true) { rounds++; await null; }",
        "await new Promise(() => { const again = () => Promise.resolve().then(again); again(); });",
        "await new Promise(() => {});",
    ]
    for loop in loops:
        msg_id = client.execute("console.log('looping');\n" + loop)
        wait_for_text(client, "looping")
        manager.interrupt_kernel()
        [reply] = replies(client, [msg_id])
        assert reply["status"] == "error" and reply["ename"] == "Interrupted", reply
    assert value(client, "rounds > 0") == "true"


def restarts_with_nothing_left(manager, client):
    run(client, "const before = 1;")
    manager.restart_kernel(now=False)
    client.wait_for_ready(timeout=PATIENCE)
    reply, _ = run(client, "before")
    assert reply["status"] == "error", reply
    assert reply["execution_count"] == 1, reply
    assert value(client, "1 + 1") == "2"


def asks_for_input(manager, client):
    asked = []

    def answer(message):
        asked.append(message["content"])
        client.input("91.19")

    reply, outputs = run(
        client,
        "import { input } from 'toplab/core';\nconsole.log(await input('Mass? ') + ' GeV');",
        allow_stdin=True,
        stdin_hook=answer,
    )
    assert reply["status"] == "ok", reply
    assert asked == [{"prompt": "Mass? ", "password": False}], asked
    assert text_of(outputs) == "91.19 GeV\n", outputs


def loses_no_line(manager, client):
    reply, outputs = run(client, "for (let i = 0; i < 100_000; i++) console.log(`line ${i}`);")
    assert reply["status"] == "ok", reply
    assert text_of(outputs) == "".join(f"line {i}\n" for i in range(100_000))


def shows_50_megabytes(manager, client):
    code = """
        import { display, mimeBundle } from 'toplab/core';
        display({ [mimeBundle]: () => ({ 'text/html': 'Z'.repeat(50e6), 'text/plain': 'big' }) });"""
    reply, outputs = run(client, code)
    assert reply["status"] == "ok", reply
    [shown] = [m for m in outputs if m["msg_type"] == "display_data"]
    assert shown["content"]["data"] == {"text/html": "Z" * 50_000_000, "text/plain": "big"}


def stops_on_error_if_asked(manager, client):
    for stop, expected in [(True, ["error", "aborted", "aborted"]), (False, ["error", "ok", "ok"])]:
        cells = ["throw new Error('wrong')", "1", "2"]
        ids = [client.execute(code, stop_on_error=stop) for code in cells]
        statuses = [reply["status"] for reply in replies(client, ids)]
        assert statuses == expected, statuses
        assert value(client, "'at once'") == "'at once'"


def serves_two_clients(manager, client):
    second = BlockingKernelClient(connection_file=manager.connection_file)  # a session of its own
    second.load_connection_file()
    second.start_channels()
    second.wait_for_ready(timeout=PATIENCE)
    run(client, "const shared = 42;")
    assert value(second, "shared") == "42"
    msg_id = client.execute("console.log('seen by both')")
    wait_for_text(second, "seen by both")
    replies(client, [msg_id])
    second.stop_channels()


def dies_so_that_jupyter_sees_it(manager, client):
    reply, _ = run(client, "process.exit(7)")
    assert reply["status"] == "error" and reply["ename"] == "KernelDied", reply
    deadline = time.monotonic() + PATIENCE
    while manager.is_alive() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not manager.is_alive()
    manager.restart_kernel()
    client.wait_for_ready(timeout=PATIENCE)
    assert value(client, "1 + 1") == "2"


def main():
    manager, client = start_new_kernel(kernel_name="toplab")
    scenarios = [
        interrupts_any_loop,
        restarts_with_nothing_left,
        asks_for_input,
        loses_no_line,
        shows_50_megabytes,
        stops_on_error_if_asked,
        serves_two_clients,
        dies_so_that_jupyter_sees_it,
    ]
    for scenario in scenarios:
        started = time.monotonic()
        trouble = ""
        try:
            scenario(manager, client)
        except Exception:
            trouble = traceback.format_exc(limit=4)[-4000:]
        seconds = round(time.monotonic() - started, 2)
        print(json.dumps({"scenario": scenario.__name__, "trouble": trouble, "seconds": seconds}))
    client.stop_channels()
    manager.shutdown_kernel()


main()

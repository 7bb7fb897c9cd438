"""Sends the test service of the RPC rooms what no client should send, over python-h2 and bare sockets.

Usage: rpc_rubbish.py PORT
Prints one line per check: "ok NAME" or "FAILED NAME: why".
"""
import os
import random
import socket
import sys

import h2.config
import h2.connection
import h2.events
import h2.settings

PORT = int(sys.argv[1])
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"


def expect(name, got, wanted):
    print(f"ok {name}" if got == wanted else f"FAILED {name}: got {got!r}, wanted {wanted!r}", flush=True)


def ask(body, headers=(), path="/t.Test/Echo", method="POST", content_type="application/grpc", end=True):
    """Status, grpc-status and reset code of one call."""
    sock = socket.create_connection(("127.0.0.1", PORT), timeout=5)
    conn = h2.connection.H2Connection(h2.config.H2Configuration(validate_outbound_headers=False))
    conn.initiate_connection()
    fields = [(":method", method), (":scheme", "http"), (":authority", "a"), (":path", path)]
    if content_type:
        fields.append(("content-type", content_type))
    conn.send_headers(1, fields + list(headers))
    conn.send_data(1, body, end_stream=end)
    sock.sendall(conn.data_to_send())
    status, grpc_status, reset = None, None, None
    try:
        while True:
            data = sock.recv(65536)
            if not data:
                return status, grpc_status, "closed"
            for event in conn.receive_data(data):
                if isinstance(event, (h2.events.ResponseReceived, h2.events.TrailersReceived)):
                    found = {k.decode() if isinstance(k, bytes) else k: v.decode() if isinstance(v, bytes) else v for k, v in event.headers}
                    status = found.get(":status", status)
                    grpc_status = found.get("grpc-status", grpc_status)
                if isinstance(event, h2.events.StreamReset):
                    reset = int(event.error_code)
                if isinstance(event, (h2.events.StreamEnded, h2.events.StreamReset)):
                    return status, grpc_status, reset
                if isinstance(event, h2.events.ConnectionTerminated):
                    return status, grpc_status, "goaway"
            sock.sendall(conn.data_to_send())
    finally:
        sock.close()


def raw(data):
    """What the server does with bare bytes: closes, or waits for more."""
    sock = socket.create_connection(("127.0.0.1", PORT), timeout=0.3)
    try:
        sock.sendall(data)
        while sock.recv(65536):
            pass
        return "closed"
    except ConnectionError:
        return "closed"
    except socket.timeout:
        return "waits"
    finally:
        sock.close()


def main():
    expect("a message", ask(b"\0\0\0\0\x01x"), ("200", "0", None))
    expect("GET", ask(b"", method="GET"), ("405", "2", None))
    expect("JSON", ask(b"{}", content_type="application/json"), ("415", "2", None))
    expect("no content type", ask(b"", content_type=None), ("415", "2", None))
    expect("an unknown method", ask(b"\0\0\0\0\0", path="/t.Test/None"), ("200", "12", None))
    expect("a length above the limit", ask(b"\0\xff\xff\xff\xff"), ("200", "8", None))
    expect("a compressed flag", ask(b"\x01\0\0\0\x01x"), ("200", "13", None))
    expect("a flag that does not exist", ask(b"\x07\0\0\0\x01x"), ("200", "13", None))
    expect("a truncated message", ask(b"\0\0\0\0\x09x"), ("200", "13", None))
    expect("a truncated prefix", ask(b"\0\0"), ("200", "13", None))
    expect("no message", ask(b""), ("200", "12", None))
    expect("two messages", ask(b"\0\0\0\0\0\0\0\0\0\0"), ("200", "12", None))
    expect("an unknown compression", ask(b"\0\0\0\0\0", [("grpc-encoding", "br")]), ("200", "12", None))
    expect("a malformed timeout", ask(b"\0\0\0\0\0", [("grpc-timeout", "soon")]), ("200", "3", None))
    expect("oversized metadata", ask(b"\0\0\0\0\0", [("k", "x" * 15_000), ("l", "y" * 15_000)]), ("200", "8", None))
    expect("a hundred fields", ask(b"\0\0\0\0\0", [(f"k{i}", "v") for i in range(100)]), ("200", "8", None))
    expect("an early answer", ask(b"\x07\0\0\0\x01", end=False)[:2], ("200", "13"))
    expect("HTTP/1.1", raw(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n"), "closed")
    expect("a TLS hello", raw(bytes.fromhex("16030100050100000100")), "closed")
    dice = random.Random(7)
    for _ in range(200):
        raw_bytes = dice.randbytes(dice.randrange(1, 400))
        sock = socket.create_connection(("127.0.0.1", PORT), timeout=1)
        try:
            sock.sendall((PREFACE if dice.random() < 0.7 else b"") + raw_bytes)
        except ConnectionError:
            pass
        sock.close()
    expect("two hundred connections of random bytes", ask(b"\0\0\0\0\x01x"), ("200", "0", None))


if __name__ == "__main__":
    main()

"""Calls the test service of the RPC rooms with Google's gRPC for Python.

Usage: rpc_calls.py PORT [ROOT.pem CERT.pem KEY.pem TLS_PORT]
Prints one line per check: "ok NAME" or "FAILED NAME: why". The messages are raw bytes, so that no
generated code is needed.
"""
import re
import sys
import threading
import time

import grpc

SERVICE = "/t.Test/"


def check(name, body):
    try:
        why = body()
        print(f"ok {name}" if why is None else f"FAILED {name}: {why}", flush=True)
    except Exception as error:  # every failure is a line of the report
        print(f"FAILED {name}: {error!r}", flush=True)


def expect(got, wanted):
    return None if got == wanted else f"got {got!r}, wanted {wanted!r}"


def code_of(call):
    try:
        call()
    except grpc.RpcError as error:
        return error
    raise AssertionError("no error")


def run(channel):
    echo = channel.unary_unary(SERVICE + "Echo")
    check("a unary call", lambda: expect(echo(b"abc", timeout=5), b"abc"))
    check("an empty message", lambda: expect(echo(b"", timeout=5), b""))
    large = bytes(3_000_000)
    check("a large message", lambda: expect(echo(large, timeout=20) == large, True))

    def in_parallel():
        futures = [echo.future(str(i).encode(), timeout=20) for i in range(2000)]
        return expect([f.result() for f in futures], [str(i).encode() for i in range(2000)])

    check("two thousand calls at a time", in_parallel)

    def refused():
        error = code_of(lambda: channel.unary_unary(SERVICE + "Refuse")(b"", timeout=5))
        details = dict(error.trailing_metadata())["grpc-status-details-bin"]
        return expect(
            (error.code(), "卖完了 100 %" in error.details(), b"SOLD_OUT" in details, b"google.rpc.ErrorInfo" in details),
            (grpc.StatusCode.ABORTED, True, True, True))

    check("a refusal with message and details", refused)
    check("an unknown method", lambda: expect(
        code_of(lambda: channel.unary_unary(SERVICE + "None")(b"", timeout=5)).code(), grpc.StatusCode.UNIMPLEMENTED))
    check("a deadline", lambda: expect(
        code_of(lambda: channel.unary_unary(SERVICE + "Hang")(b"", timeout=0.2)).code(),
        grpc.StatusCode.DEADLINE_EXCEEDED))

    def metadata():
        text = channel.unary_unary(SERVICE + "Meta")(
            b"", timeout=7, metadata=(("onsale-request", "r1"), ("raw-bin", b"\x00\xff"))).decode()
        # Google's client rounds long timeouts up a little.
        left = float(re.search(r"deadline=([0-9.]+)", text)[1])
        return expect(("onsale-request=r1" in text, "raw-bin=AP8" in text, 6 < left < 7.2), (True, True, True))

    check("metadata and timeout", metadata)

    def stream():
        got = list(channel.unary_stream(SERVICE + "Count")(b"\x05", timeout=20))
        return expect([m[0] for m in got], [i % 251 for i in range(500)])

    check("a stream", stream)

    def slow_reader():
        call = channel.unary_stream(SERVICE + "Count")(b"\x32" + bytes(60_000), timeout=60)
        number = 0
        for number, _ in enumerate(call, 1):
            if number < 5:
                time.sleep(0.1)
        return expect(number, 5000)

    check("a slow reader of 300 MB", slow_reader)

    def cancelled_stream():
        call = channel.unary_stream(SERVICE + "Count")(b"\xff" + bytes(1000), timeout=60)
        next(call)
        call.cancel()
        try:
            list(call)
        except grpc.RpcError as error:
            return expect(error.code(), grpc.StatusCode.CANCELLED)

    check("a cancelled stream", cancelled_stream)

    def cancelled_call():
        future = channel.unary_unary(SERVICE + "Hang").future(b"", timeout=30)
        time.sleep(0.1)
        future.cancel()
        return expect((future.cancelled(), echo(b"x", timeout=5)), (True, b"x"))

    check("a cancelled call", cancelled_call)
    check("a message above the limit", lambda: expect(
        code_of(lambda: echo(bytes(4 * 1024 * 1024 + 1), timeout=20)).code(), grpc.StatusCode.RESOURCE_EXHAUSTED))
    check("too much metadata", lambda: expect(
        code_of(lambda: echo(b"", timeout=5, metadata=(("k", "x" * 20_000),))).code() in (
            grpc.StatusCode.RESOURCE_EXHAUSTED, grpc.StatusCode.INTERNAL), True))
    check("a packed message", lambda: expect(
        echo(b"abc" * 1000, timeout=5, compression=grpc.Compression.Gzip), b"abc" * 1000))
    check("compression that is not spoken", lambda: expect(
        code_of(lambda: echo(b"abc" * 1000, timeout=5, compression=grpc.Compression.Deflate)).code(),
        grpc.StatusCode.UNIMPLEMENTED))
    check("the connection is still there", lambda: expect(echo(b"z", timeout=5), b"z"))


def main():
    with grpc.insecure_channel(f"127.0.0.1:{sys.argv[1]}") as channel:
        run(channel)
    if len(sys.argv) > 5:
        read = lambda path: open(path, "rb").read()
        credentials = grpc.ssl_channel_credentials(read(sys.argv[2]), read(sys.argv[4]), read(sys.argv[3]))
        with grpc.secure_channel(f"localhost:{sys.argv[5]}", credentials) as channel:
            check("mutual TLS", lambda: expect(channel.unary_unary(SERVICE + "Echo")(b"tls", timeout=5), b"tls"))


if __name__ == "__main__":
    main()

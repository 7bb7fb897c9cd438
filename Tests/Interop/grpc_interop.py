"""gRPC's interop tests between Google's gRPC for Python and a program with `interop server|client`.

Usage: grpc_interop.py PROGRAM PROTO_DIRECTORY
Runs PROGRAM as the server of a Python client and as the client of a Python server, in plaintext
and behind TLS. Prints one line per role, transport and case: "ok …", "skipped …: why" or "FAILED …: why".
The proto file is compiled here; the cases are those of grpc/grpc doc/interop-test-descriptions.md.
"""
import importlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from concurrent import futures

import grpc
from grpc_tools import protoc

program, protos = sys.argv[1:3]
work = tempfile.mkdtemp()
if protoc.main(["protoc", f"-I{protos}", f"--python_out={work}", f"--grpc_python_out={work}",
                "grpc/testing/test.proto"]) != 0:
    sys.exit("the proto does not compile")
sys.path.insert(0, os.path.join(work, "grpc", "testing"))
# The generated code calls itself grpc.testing, which is Google's package: it is loaded by its file.
stub_path = os.path.join(work, "grpc", "testing", "test_pb2_grpc.py")
with open(stub_path) as file:
    text = file.read().replace("from grpc.testing import test_pb2", "import test_pb2")
with open(stub_path, "w") as file:
    file.write(text)
pb, stubs = importlib.import_module("test_pb2"), importlib.import_module("test_pb2_grpc")

REQUESTS, ANSWERS = [27182, 8, 1828, 45904], [31415, 9, 2653, 58979]
INITIAL, TRAILING = "x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin"
UNICODE = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"


def payload(size):
    return pb.Payload(body=bytes(size))


class Failure(Exception):
    pass


def expect(what, got, wanted):
    if got != wanted:
        raise Failure(f"{what}: got {got!r}, wanted {wanted!r}")


def status_of(body):
    try:
        body()
    except grpc.RpcError as error:
        return error
    raise Failure("no error")


def report(name, body):
    try:
        why = body()
        print(f"skipped {name}: {why}" if why else f"ok {name}", flush=True)
    except Exception as error:  # every failure is a line of the report
        print(f"FAILED {name}: {error!r}", flush=True)


# The client's cases.

def large(stub, **options):
    answer = stub.UnaryCall(pb.SimpleRequest(response_size=314159, payload=payload(271828), **options), timeout=20)
    expect("the payload", answer.payload.body, bytes(314159))


def empty_unary(stub):
    expect("the answer", stub.EmptyCall(pb.Empty(), timeout=10), pb.Empty())


def client_compressed_unary(stub):
    request = pb.SimpleRequest(
        response_size=314159, payload=payload(271828), expect_compressed=pb.BoolValue(value=True))
    expect("the probe", status_of(lambda: stub.UnaryCall(request, timeout=20)).code(), grpc.StatusCode.INVALID_ARGUMENT)
    answer = stub.UnaryCall(request, timeout=20, compression=grpc.Compression.Gzip)
    expect("the payload", len(answer.payload.body), 314159)
    large(stub, expect_compressed=pb.BoolValue(value=False))


def server_compressed_unary(stub):
    for value in (True, False):
        large(stub, response_compressed=pb.BoolValue(value=value))


def client_streaming(stub):
    answer = stub.StreamingInputCall((pb.StreamingInputCallRequest(payload=payload(s)) for s in REQUESTS), timeout=20)
    expect("the size", answer.aggregated_payload_size, 74922)


def client_compressed_streaming(stub):
    def one(compressed, size):
        return pb.StreamingInputCallRequest(payload=payload(size), expect_compressed=pb.BoolValue(value=compressed))

    probe = status_of(lambda: stub.StreamingInputCall(iter([one(True, 27182)]), timeout=20))
    expect("the probe", probe.code(), grpc.StatusCode.INVALID_ARGUMENT)
    answer = stub.StreamingInputCall(
        iter([one(True, 27182), one(True, 45904)]), timeout=20, compression=grpc.Compression.Gzip)
    expect("the size", answer.aggregated_payload_size, 73086)


def server_streaming(stub):
    request = pb.StreamingOutputCallRequest(response_parameters=[pb.ResponseParameters(size=s) for s in ANSWERS])
    expect("the answers", [len(a.payload.body) for a in stub.StreamingOutputCall(request, timeout=20)], ANSWERS)


def server_compressed_streaming(stub):
    request = pb.StreamingOutputCallRequest(response_parameters=[
        pb.ResponseParameters(size=31415, compressed=pb.BoolValue(value=True)),
        pb.ResponseParameters(size=92653, compressed=pb.BoolValue(value=False))])
    expect("the answers", [len(a.payload.body) for a in stub.StreamingOutputCall(request, timeout=20)], [31415, 92653])


class Turns:
    """Requests that are sent one by one, as they are asked for."""

    def __init__(self):
        self.items, self.ready, self.ended = [], threading.Condition(), False

    def send(self, item):
        with self.ready:
            self.items.append(item)
            self.ready.notify()

    def finish(self):
        with self.ready:
            self.ended = True
            self.ready.notify()

    def __iter__(self):
        return self

    def __next__(self):
        with self.ready:
            self.ready.wait_for(lambda: self.items or self.ended)
            if self.items:
                return self.items.pop(0)
            raise StopIteration


def turn(size, answer, interval=0):
    return pb.StreamingOutputCallRequest(
        response_parameters=[pb.ResponseParameters(size=answer, interval_us=interval)], payload=payload(size))


def ping_pong(stub):
    turns = Turns()
    answers = stub.FullDuplexCall(turns, timeout=20)
    for size, answer in zip(REQUESTS, ANSWERS):
        turns.send(turn(size, answer))
        expect("the answer", len(next(answers).payload.body), answer)
    turns.finish()
    expect("the end", next(answers, None), None)


def empty_stream(stub):
    expect("the answers", list(stub.FullDuplexCall(iter([]), timeout=10)), [])


def half_duplex(stub):
    answers = stub.HalfDuplexCall((turn(s, a) for s, a in zip(REQUESTS, ANSWERS)), timeout=20)
    expect("the answers", [len(a.payload.body) for a in answers], ANSWERS)


def custom_metadata(stub):
    metadata = ((INITIAL, "test_initial_metadata_value"), (TRAILING, b"\xab\xab\xab"))

    def check(call):
        expect("initial", dict(call.initial_metadata()).get(INITIAL), "test_initial_metadata_value")
        expect("trailing", dict(call.trailing_metadata()).get(TRAILING), b"\xab\xab\xab")

    _, call = stub.UnaryCall.with_call(
        pb.SimpleRequest(response_size=314159, payload=payload(271828)), timeout=20, metadata=metadata)
    check(call)
    call = stub.FullDuplexCall(iter([turn(271828, 314159)]), timeout=20, metadata=metadata)
    list(call)
    check(call)


def status_code_and_message(stub, message="test status message"):
    wanted = pb.EchoStatus(code=2, message=message)
    for body in (lambda: stub.UnaryCall(pb.SimpleRequest(response_status=wanted), timeout=10),
                 lambda: list(stub.FullDuplexCall(iter([pb.StreamingOutputCallRequest(response_status=wanted)]), timeout=10))):
        error = status_of(body)
        expect("the status", (error.code(), error.details()), (grpc.StatusCode.UNKNOWN, message))


def special_status_message(stub):
    status_code_and_message(stub, UNICODE)


def unimplemented_method(stub):
    expect("the status", status_of(lambda: stub.UnimplementedCall(pb.Empty(), timeout=10)).code(),
           grpc.StatusCode.UNIMPLEMENTED)


def unimplemented_service(stub, channel):
    other = stubs.UnimplementedServiceStub(channel)
    expect("the status", status_of(lambda: other.UnimplementedCall(pb.Empty(), timeout=10)).code(),
           grpc.StatusCode.UNIMPLEMENTED)


def cancel_after_begin(stub):
    future = stub.StreamingInputCall.future(Turns(), timeout=20)
    future.cancel()
    expect("the call", future.cancelled(), True)


def cancel_after_first_response(stub):
    turns = Turns()
    answers = stub.FullDuplexCall(turns, timeout=20)
    turns.send(turn(27182, 31415))
    expect("the answer", len(next(answers).payload.body), 31415)
    answers.cancel()
    expect("the status", status_of(lambda: next(answers)).code(), grpc.StatusCode.CANCELLED)
    turns.finish()


def timeout_on_sleeping_server(stub):
    call = stub.FullDuplexCall(iter([turn(27182, 31415, interval=1_000_000)]), timeout=0.001)
    expect("the status", status_of(lambda: list(call)).code(), grpc.StatusCode.DEADLINE_EXCEEDED)


def rpc_soak(stub):
    for _ in range(100):
        large(stub)


def channel_soak(stub, connect):
    for _ in range(20):
        with connect() as channel:
            large(stubs.TestServiceStub(channel))


CASES = [
    empty_unary, large, client_compressed_unary, server_compressed_unary, client_streaming,
    client_compressed_streaming, server_streaming, server_compressed_streaming, ping_pong, empty_stream,
    half_duplex, custom_metadata, status_code_and_message, special_status_message, unimplemented_method,
    unimplemented_service, cancel_after_begin, cancel_after_first_response, timeout_on_sleeping_server,
    rpc_soak, channel_soak,
]


# The server.

class Service(stubs.TestServiceServicer):
    def echo(self, context):
        metadata = dict(context.invocation_metadata())
        if INITIAL in metadata:
            context.send_initial_metadata(((INITIAL, metadata[INITIAL]),))
        if TRAILING in metadata:
            context.set_trailing_metadata(((TRAILING, metadata[TRAILING]),))

    def fail(self, status, context):
        if status.code:
            context.abort(next(c for c in grpc.StatusCode if c.value[0] == status.code), status.message)

    def compress(self, wanted, context):
        if wanted.value:
            context.set_compression(grpc.Compression.Gzip)
        else:
            context.disable_next_message_compression()

    def EmptyCall(self, request, context):
        self.echo(context)
        return pb.Empty()

    def UnaryCall(self, request, context):
        # Python's server cannot see whether a request was compressed; its header says what may be.
        if request.HasField("expect_compressed"):
            encoding = dict(context.invocation_metadata()).get("x-onsale-test-encoding")
            if encoding is not None and (encoding == "gzip") != request.expect_compressed.value:
                context.abort(grpc.StatusCode.INVALID_ARGUMENT, "unexpected compression")
        if request.HasField("response_compressed"):
            self.compress(request.response_compressed, context)
        self.echo(context)
        self.fail(request.response_status, context)
        return pb.SimpleResponse(payload=payload(request.response_size))

    def StreamingOutputCall(self, request, context):
        if any(p.HasField("compressed") for p in request.response_parameters):
            context.set_compression(grpc.Compression.Gzip)
        self.echo(context)
        for parameters in request.response_parameters:
            time.sleep(parameters.interval_us / 1e6)
            if parameters.HasField("compressed") and not parameters.compressed.value:
                context.disable_next_message_compression()
            yield pb.StreamingOutputCallResponse(payload=payload(parameters.size))
        self.fail(request.response_status, context)

    def StreamingInputCall(self, requests, context):
        self.echo(context)
        return pb.StreamingInputCallResponse(aggregated_payload_size=sum(len(r.payload.body) for r in requests))

    def FullDuplexCall(self, requests, context):
        self.echo(context)
        for request in requests:
            self.fail(request.response_status, context)
            for parameters in request.response_parameters:
                time.sleep(parameters.interval_us / 1e6)
                yield pb.StreamingOutputCallResponse(payload=payload(parameters.size))

    def HalfDuplexCall(self, requests, context):
        self.echo(context)
        for request in list(requests):
            for parameters in request.response_parameters:
                yield pb.StreamingOutputCallResponse(payload=payload(parameters.size))


def read(name):
    with open(os.path.join(work, name), "rb") as file:
        return file.read()


def python_client(transport, flags):
    server = subprocess.Popen(
        [program, "interop", "server", "--port", "0", "--stop-with-input"] + flags + ["--ca_file", os.path.join(work, "ca.pem")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        port = server.stdout.readline().strip().rpartition(":")[2]

        def connect():
            if flags:
                return grpc.secure_channel(f"localhost:{port}", grpc.ssl_channel_credentials(read("ca.pem")))
            return grpc.insecure_channel(f"127.0.0.1:{port}")

        with connect() as channel:
            stub = stubs.TestServiceStub(channel)
            more = {unimplemented_service: (channel,), channel_soak: (connect,)}
            for case in CASES:
                report(f"python-client {transport} {case.__name__}", lambda: case(stub, *more.get(case, ())))
    finally:
        server.stdin.close()
        server.wait(timeout=20)


NOT_EXPRESSED = "grpcio's server cannot see whether a request was compressed"


def python_server(transport, flags):
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=16))
    stubs.add_TestServiceServicer_to_server(Service(), server)
    if flags:
        credentials = grpc.ssl_server_credentials([(read("server.key"), read("server.pem"))])
        port = server.add_secure_port("localhost:0", credentials)
        flags = flags + ["--server_host", "localhost", "--ca_file", os.path.join(work, "server.pem")]
    else:
        port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    names = [c.__name__ if c is not large else "large_unary" for c in CASES]
    for name in names:
        def run():
            if name.startswith("client_compressed"):
                return NOT_EXPRESSED
            done = subprocess.run(
                [program, "interop", "client", "--server_port", str(port), "--test_case", name,
                 "--soak_iterations", "50"] + flags, capture_output=True, text=True, timeout=60)
            if done.returncode != 0:
                raise Failure(done.stdout + done.stderr)

        report(f"python-server {transport} {name}", run)
    server.stop(0)


def main():
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-keyout", os.path.join(work, "server.key"), "-out", os.path.join(work, "server.pem"), "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"], check=True, capture_output=True)
    for transport, flags in (("plaintext", []), ("tls", ["--use_tls"])):
        python_client(transport, flags)
        python_server(transport, flags)


if __name__ == "__main__":
    main()

"""Unary gRPC calls: Onsale's server and client beside grpc-swift-2, C++ gRPC and nghttpd.

Every server is pinned to core 0 and the one load generator (Load/load.c) to core 1. Servers take turns
within a round, so that other work on the machine meets them alike; a figure is the median of its rounds.
CPU is the server's own, of all its threads, as the kernel's scheduler counts it.
"""
import argparse
import json
import os
import pathlib
import platform
import shlex
import signal
import socket
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
PEERS = HERE / ".build" / "peers"
SHAPES = [(1, 1), (8, 32), (64, 4)]
REPLY = "/reply"


# MARK: Building


def run(command, **options):
    """Runs a command; raises RuntimeError with the end of what it said."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if done.returncode != 0:
        raise RuntimeError(f"{shlex.join(map(str, command))}: {' | '.join(done.stdout.strip().splitlines()[-3:])}")
    return done.stdout


def install(*packages):
    run([HERE.parent / "scripts" / "install", *packages])


def swift(product):
    """Builds one program of the package. Onsale's have a folder of their own: they are built often."""
    scratch = HERE / ".build" / ("" if product.startswith("GRPC") else "onsale")
    run(["swift", "build", "-c", "release", "--package-path", HERE, "--scratch-path", scratch,
         "--product", product])
    return scratch / "release" / product


def build_tools():
    install("libnghttp2-dev", "libssl-dev", "openssl", "util-linux")
    PEERS.mkdir(parents=True, exist_ok=True)
    run(["gcc", "-O2", "-o", PEERS / "load", HERE / "Load/load.c", "-lnghttp2", "-lssl", "-lcrypto"])
    run(["gcc", "-O2", "-shared", "-fPIC", "-o", PEERS / "allocations.so", HERE / "Load/allocations.c"])
    if not (PEERS / "certificate.pem").exists():
        run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
             "-days", "365", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
             "-keyout", PEERS / "key.pem", "-out", PEERS / "certificate.pem"])


def build_cpp():
    install("g++", "libgrpc++-dev", "libprotobuf-dev", "protobuf-compiler", "protobuf-compiler-grpc", "pkg-config")
    plugin = run(["which", "grpc_cpp_plugin"]).strip()
    run(["protoc", f"-I{HERE / 'Peers'}", f"--cpp_out={PEERS}", f"--grpc_out={PEERS}",
         f"--plugin=protoc-gen-grpc={plugin}", HERE / "Peers/bench.proto"])
    libraries = run(["pkg-config", "--libs", "grpc++", "protobuf"]).split()
    run(["g++", "-O2", "-std=c++17", f"-I{PEERS}", "-o", PEERS / "grpc_cpp_server",
         HERE / "Peers/grpc_cpp_server.cc", PEERS / "bench.pb.cc", PEERS / "bench.grpc.pb.cc", *libraries])
    return PEERS / "grpc_cpp_server"


def build_nghttpd():
    install("nghttp2-server")
    (PEERS / "www").mkdir(exist_ok=True)
    (PEERS / "www/reply").write_text("x" * 42)
    return run(["which", "nghttpd"]).strip()


def build_all():
    """The programs by the name of their server, and why the missing ones are missing."""
    build_tools()
    steps = {"onsale": lambda: swift("OnsaleServer"), "client": lambda: swift("OnsaleClient"),
             "nghttpd": build_nghttpd, "grpc_cpp": build_cpp, "grpc_swift": lambda: swift("GRPCSwiftServer")}
    programs, missing = {}, {}
    for name, step in steps.items():
        print(f"building {name}", file=sys.stderr)
        try:
            programs[name] = str(step())
        except (RuntimeError, OSError) as why:
            missing[name] = str(why)
    return programs, missing


# MARK: Measuring


class Server:
    """A running server, pinned to core 0."""

    def __init__(self, name, program, tls=False, environment=None):
        files = [str(PEERS / "certificate.pem"), str(PEERS / "key.pem")]
        self.name, self.tls, self.is_static = name, tls, name == "nghttpd"
        command = ["taskset", "-c", "0", program, *(files if tls else [])]
        if self.is_static:
            self.port = free_port()
            end = [str(self.port), *reversed(files)] if tls else ["--no-tls", str(self.port)]
            command = ["taskset", "-c", "0", program, "-n", "1", "-a", "127.0.0.1", "-d", str(PEERS / "www"), *end]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, **(environment or {})})
        if self.is_static:
            self.await_port()
        else:
            line = self.process.stdout.readline().split()
            if len(line) != 2:
                raise RuntimeError(f"{name} does not start")
            self.port = int(line[1])

    def await_port(self):
        """nghttpd does not say when it listens."""
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError(f"{self.name} does not listen")

    def processor_seconds(self):
        total = 0
        for task in pathlib.Path(f"/proc/{self.process.pid}/task").iterdir():
            total += int((task / "schedstat").read_text().split()[0])
        return total / 1e9

    def stop(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def load(server, shape, seconds, rate=0):
    """One run of the generator against a server: its figures, with the server's CPU-microseconds per call."""
    command = ["taskset", "-c", "1", str(PEERS / "load"), "--port", str(server.port), "--seconds", str(seconds),
               "--connections", str(shape[0]), "--streams", str(shape[1])]
    command += ["--tls"] if server.tls else []
    command += ["--get", "--path", REPLY] if server.is_static else []
    command += ["--rate", str(rate)] if rate else []
    before = server.processor_seconds()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=seconds + 30)
    used = server.processor_seconds() - before
    figures = json.loads(done.stdout)
    if figures["failed"] and not rate:
        print(f"{server.name}: {figures['failed']} calls failed", file=sys.stderr)
    figures["cpu_us"] = used * 1e6 / max(figures["ok"] + figures["refused"], 1)
    return figures


def compare(programs, seconds, rounds):
    """Medians by (server, TLS, shape)."""
    names = [name for name in programs if name != "client"]
    servers = [Server(name, programs[name], tls) for tls in (False, True) for name in names]
    seen = {}
    try:
        for server in servers:
            load(server, (8, 32), 0.5)
        for number in range(rounds):
            print(f"round {number + 1} of {rounds}", file=sys.stderr)
            for shape in SHAPES:
                for server in servers if number % 2 == 0 else reversed(servers):
                    seen.setdefault((server.name, server.tls, shape), []).append(load(server, shape, seconds))
    finally:
        for server in servers:
            server.stop()
    return {key: {field: statistics.median(run[field] for run in runs) for field in runs[0]}
            for key, runs in seen.items()}


def allocations(name, program):
    """Calls of malloc and its kin per RPC at 8x32."""
    counter = PEERS / "allocations.bin"
    counter.write_bytes(bytes(8))
    server = Server(name, program, environment={
        "LD_PRELOAD": str(PEERS / "allocations.so"), "ALLOCATIONS_FILE": str(counter)})
    try:
        load(server, (8, 32), 0.5)
        before = int.from_bytes(counter.read_bytes(), sys.byteorder)
        calls = load(server, (8, 32), 1)["ok"]
        count = int.from_bytes(counter.read_bytes(), sys.byteorder) - before
    finally:
        server.stop()
    return count / calls


def client(programs, seconds):
    """Onsale's client at 8x32: CPU-microseconds of the client per call."""
    server = Server("onsale", programs["onsale"])
    try:
        text = run(["taskset", "-c", "1", programs["client"], str(server.port), "8", "32", str(max(1, round(seconds)))])
    finally:
        server.stop()
    return json.loads(text.strip().splitlines()[-1])["cpu_us"]


def overload(program, seconds):
    """A handler that burns 20 us: three times the calls it can answer, beside as many as it can."""
    server = Server("onsale", program, environment={"BURN_US": "20"})
    try:
        load(server, (8, 32), 0.5)
        best = load(server, (8, 32), seconds)
        flood = load(server, (8, 900), seconds, rate=3 * best["rate"])
    finally:
        server.stop()
    return {"overload_goodput": flood["rate"] / best["rate"], "overload_p99": flood["p99_us"] / best["p99_us"]}


# MARK: Telling


def flat(medians, missing):
    """Everything as one flat object; a peer that is missing has null."""
    result = {}
    for (name, tls, shape), figures in medians.items():
        suffix = ("_tls" if tls else "") + ("" if shape == (8, 32) else f"_{shape[0]}x{shape[1]}")
        for field in ("cpu_us", "rate", "p50_us", "p99_us"):
            result[f"{name}_{field}{suffix}"] = round(figures[field], 3)
    for name in missing:
        result[f"{name}_cpu_us"] = None
        result[f"missing_{name}"] = missing[name]
    return result


def ratio(result, above, below):
    one, other = result.get(above), result.get(below)
    return round(one / other, 4) if one and other else None


def table(medians, missing):
    print(f"{'server':<12}{'shape':>8}{'TLS':>5}{'calls/s':>10}{'CPU us':>9}{'p50 us':>9}{'p99 us':>9}")
    for (name, tls, shape), f in sorted(medians.items(), key=lambda item: (item[0][1], item[0][2])):
        print(f"{name:<12}{f'{shape[0]}x{shape[1]}':>8}{'yes' if tls else '':>5}{f['rate']:>10.0f}"
              f"{f['cpu_us']:>9.2f}{f['p50_us']:>9.0f}{f['p99_us']:>9.0f}")
    for name, why in missing.items():
        print(f"{name:<12} MISSING: {why}")


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    return f"{model}, {os.cpu_count()} cores, Linux {platform.release()}, load {os.getloadavg()[0]:.1f}"


def number(least, most, kind):
    def parse(text):
        value = kind(text)
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"{text} is not between {least} and {most}")
        return value

    parse.__name__ = "number"
    return parse


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench rpc", description=__doc__)
    parser.add_argument("--seconds", type=number(0.5, 60, float), default=3, help="length of one run (3)")
    parser.add_argument("--rounds", type=number(1, 100, int), default=3, help="how many rounds (3)")
    parser.add_argument("--json", metavar="FILE", type=pathlib.Path, help="writes one flat object")
    wanted = parser.parse_args()
    if os.cpu_count() < 2:
        parser.error("two cores are needed")
    programs, missing = build_all()
    if "onsale" in missing:
        sys.exit(f"Onsale's server cannot be built: {missing['onsale']}")
    medians = compare(programs, wanted.seconds, wanted.rounds)
    result = flat(medians, missing)
    for peer in ("grpc_swift", "grpc_cpp", "nghttpd"):
        result[f"ratio_{peer}"] = ratio(result, "onsale_cpu_us", f"{peer}_cpu_us")
    result["ratio_tls"] = ratio(result, "onsale_cpu_us_tls", "onsale_cpu_us")
    for name in programs:
        # nghttpd brings an allocator of its own, which a preloaded counter does not see.
        if name not in ("client", "nghttpd"):
            count = allocations(name, programs[name])
            result["allocations" if name == "onsale" else f"{name}_allocations"] = round(count, 1)
    result["client_cpu_us"] = client(programs, wanted.seconds) if "client" in programs else None
    result |= overload(programs["onsale"], wanted.seconds)
    result["machine"] = machine()
    table(medians, missing)
    for name in [name for name in result if name.startswith(("ratio", "alloc", "client", "overload", "machine"))]:
        print(f"{name}: {result[name]}")
    if wanted.json:
        wanted.json.write_text(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()

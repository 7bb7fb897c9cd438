"""Bare HTTP/2 for attacks.py: frames, header blocks, and a connection that says what it is told."""
import socket
import time

from hyperframe import frame as hf

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"


def frame(kind, payload=b"", flags=0, stream=0):
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


def number(value, prefix_bits, first=0):
    """An integer of HPACK."""
    limit = (1 << prefix_bits) - 1
    if value < limit:
        return bytes([first | value])
    out, value = [first | limit], value - limit
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out + [value])


def literal(name, value, indexed=False):
    name, value = (x.encode() if isinstance(x, str) else x for x in (name, value))
    return (b"\x40" if indexed else b"\0") + number(len(name), 7) + name + number(len(value), 7) + value


class Target:
    def __init__(self, args):
        self.kind, self.port, self.args = args.kind, args.port, args

    def head(self, path=None, extra=(), method=None):
        method = method or ("POST" if self.kind == "rpc" else "GET")
        fields = [(":method", method), (":scheme", "http"), (":path", path or self.args.path), (":authority", "a")]
        if self.kind == "rpc":
            fields += [("content-type", "application/grpc"), ("te", "trailers")]
        return b"".join(literal(k, v) for k, v in fields + list(extra))

    def request(self, stream, path=None, message=b""):
        """A whole honest request."""
        if self.kind == "edge":
            return frame(1, self.head(path), 0x5, stream)
        body = b"\0" + len(message).to_bytes(4, "big") + message
        pieces = [body[i:i + 16000] for i in range(0, len(body), 16000)]
        data = b"".join(frame(0, p, int(i == len(pieces) - 1), stream) for i, p in enumerate(pieces))
        return frame(1, self.head(path), 0x4, stream) + data


class Wire:
    """A connection that says what it is told and remembers how the server ended it."""

    def __init__(self, target, settings=b"", hello=True, port=None):
        self.sock = socket.create_connection(("127.0.0.1", port or target.port), timeout=5)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer, self.end, self.resets = b"", None, 0
        self.done, self.answered, self.taken, self.isReader = set(), set(), 0, not settings
        self.isSilent = not hello
        if hello:
            self.send(PREFACE + frame(4, settings))
            self.read_until(lambda: self.greeted, 5)

    greeted = False

    def send(self, data):
        try:
            self.sock.settimeout(1)
            self.sock.sendall(data)
        except socket.timeout:
            return False
        except OSError:
            self.closed()
            return False
        return True

    def closed(self):
        """What was said before the close may still lie in the socket."""
        if self.end is None:
            while self.read(0.05):
                pass
            self.end = self.end or "closed"

    def read(self, seconds):
        self.sock.settimeout(max(seconds, 0.0001))
        try:
            data = self.sock.recv(262144)
        except socket.timeout:
            return False
        except OSError:
            data = b""
        if not data:
            self.end = self.end or "closed"
            return False
        self.buffer += data
        while len(self.buffer) >= 9:
            head, size = hf.Frame.parse_frame_header(memoryview(self.buffer[:9]), strict=False)
            if len(self.buffer) < 9 + size:
                break
            body, self.buffer = self.buffer[9:9 + size], self.buffer[9 + size:]
            self.take(head, body)
        return True

    def take(self, head, body):
        ended = "END_STREAM" in head.flags
        if isinstance(head, hf.GoAwayFrame):
            self.end = f"GOAWAY {int.from_bytes(body[4:8], 'big')}"
        elif isinstance(head, hf.RstStreamFrame):
            self.resets += 1
            self.done.add(head.stream_id)
        elif isinstance(head, hf.SettingsFrame) and "ACK" not in head.flags:
            self.greeted = True
            if not self.isSilent:
                self.send(frame(4, flags=1))
        elif isinstance(head, hf.PingFrame) and "ACK" not in head.flags:
            self.send(frame(6, body, 1))
        elif isinstance(head, (hf.HeadersFrame, hf.DataFrame)):
            if isinstance(head, hf.DataFrame) and body:
                self.answered.add(head.stream_id)
                self.taken += len(body)
                if self.taken > 16384 and self.isReader:
                    self.send(frame(8, self.taken.to_bytes(4, "big")))
                    self.taken = 0
            if ended:
                self.done.add(head.stream_id)

    def read_until(self, condition, seconds):
        limit = time.monotonic() + seconds
        while not condition() and self.end is None and time.monotonic() < limit:
            self.read(limit - time.monotonic())
        return condition()

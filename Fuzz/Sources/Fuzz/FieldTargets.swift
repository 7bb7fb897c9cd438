import Base
import HTTP2Wire

/// Compressed header blocks, which are read by the tables of one connection, and fields that are compressed by one
/// end and read by the other. First byte: how the bytes are cut, and which of the two it is.
enum Fields {
  static func run(_ input: [UInt8]) {
    guard let mode = input.first else { return }
    let size = [0, 1, 7, 100][Int(mode >> 1 & 3)]
    if mode & 1 == 0 { read(input.dropFirst(), size) } else { carry(input.dropFirst(), size) }
  }

  /// Blocks as they are: the first byte of each says how long it is. What comes out keeps to the limits, the same
  /// whatever the cuts.
  private static func read(_ input: ArraySlice<UInt8>, _ size: Int) {
    var bytes = Connection.preface
    var rest = input
    var stream: UInt32 = 1
    while let count = rest.popFirst() {
      bytes += frame(1, flags: 5, stream: stream, rest.prefix(Int(count)))
      rest = rest.dropFirst(Int(count))
      stream += 2
    }
    precondition(fields(bytes, size) == fields(bytes, 0), "cuts make no difference")
  }

  private static func fields(_ bytes: [UInt8], _ size: Int) -> [[HTTP2Field]] {
    let server = HTTP2Session(.server, HTTP2Settings(budget: .relaxed))
    var blocks: [[HTTP2Field]] = []
    for piece in pieces(bytes[...], size: size) {
      guard (try? server.receive(Array(piece), at: Instant(nanoseconds: 0))) != nil else { return blocks }
      for case .headers(_, let headers) in server.takeEvents() {
        precondition(headers.fields.reduce(0) { $0 + $1.name.utf8.count + 32 } <= 16 * 1024, "the limit holds")
        precondition(headers.fields.count <= 64, "the limit holds")
        blocks.append(headers.fields)
      }
    }
    return blocks
  }

  /// Requests whose names and values are made of the input arrive as they were sent, whatever the size of the
  /// tables, and so do their answers.
  private static func carry(_ input: ArraySlice<UInt8>, _ size: Int) {
    let settings = HTTP2Settings(budget: .relaxed)
    let (client, server) = (HTTP2Session(.client, settings), HTTP2Session(.server, settings))
    deliver(client, server, size)
    deliver(server, client, size)
    deliver(client, server, size)
    var rest = input
    while let kind = rest.popFirst() {
      if kind & 7 == 7 { resize(kind & 8 == 0 ? client : server, [rest.popFirst() ?? 0, rest.popFirst() ?? 0], size) }
      let sent = (0..<Int(kind >> 4)).map { _ in field(&rest) }
      let head = [
        HTTP2Field(":method", "GET"), HTTP2Field(":scheme", "http"), HTTP2Field(":authority", "a"), HTTP2Field(":path", "/"),
      ]
      guard let stream = try? client.request(head + sent, isEnd: true) else { return }
      deliver(client, server, size)
      precondition(seen(server) == texts(head + sent), "a request arrives as it was sent")
      guard (try? server.respond(stream, [HTTP2Field(":status", "200")] + sent, isEnd: true)) != nil else { return }
      deliver(server, client, size)
      precondition(seen(client) == texts([HTTP2Field(":status", "200")] + sent), "so does its answer")
    }
  }

  /// The peer's table, as if the other end had said so; the acknowledgement, which that does not expect, is dropped.
  private static func resize(_ session: HTTP2Session, _ bytes: [UInt8], _ size: Int) {
    move(frame(4, stream: 0, [0, 1, 0, 0] + bytes), to: session, size)
    precondition(session.takeOutput().count == 9, "nothing but the acknowledgement waits")
  }

  /// Few names and few values, so that they come again.
  private static func field(_ rest: inout ArraySlice<UInt8>) -> HTTP2Field {
    let (name, value) = (rest.popFirst() ?? 0, rest.popFirst() ?? 0)
    let names = ["accept", "x", "x-name-of-some-length", "etag", "cookie", "grpc-status", "onsale-user", "a-bin"]
    let count = Int(name >> 3) * [1, 1, 9, 20][Int(value & 3)]
    return HTTP2Field(
      names[Int(name & 7)] + String(repeating: "n", count: Int(value >> 6)),
      String(repeating: Character(UnicodeScalar(97 + value % 26)), count: count), isIndexed: value & 4 == 0)
  }

  private static func texts(_ fields: [HTTP2Field]) -> [[String]] { fields.map { [$0.name, $0.value] } }

  private static func seen(_ session: HTTP2Session) -> [[String]] {
    for case .headers(_, let headers) in session.takeEvents() {
      precondition(!headers.isTooLarge, "what is sent here is within the limits")
      return texts(headers.fields)
    }
    return []
  }

  private static func deliver(_ from: HTTP2Session, _ to: HTTP2Session, _ size: Int) {
    move(from.takeOutput(), to: to, size)
  }

  private static func move(_ bytes: [UInt8], to session: HTTP2Session, _ size: Int) {
    for piece in pieces(bytes[...], size: size) {
      guard (try? session.receive(Array(piece), at: Instant(nanoseconds: 0))) != nil else { preconditionFailure("it is HTTP/2") }
    }
  }
}

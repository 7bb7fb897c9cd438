import Base
import GzipWire
import HTTP2Wire
import RPCConnection
import RPCCore
import Testing

/// gzip per message: negotiated, with a smallest size, and safe against bombs.
@Suite struct CompressionTests {
  private static let zeros = [UInt8](repeating: 0, count: 100_000)

  private func start(
    _ pair: inout RPCPair, _ compression: Compression, _ request: [UInt8] = CompressionTests.zeros, _ report: CallReport? = nil
  ) throws -> Int32 {
    try pair.client.start(
      echo, request, metadata: [:], deadline: pair.now.advanced(by: .seconds(5)), compression: compression,
      report: report, at: pair.now)
  }

  @Test(arguments: [Compression.off, .accept, .gzip], [nil, false, true] as [Bool?])
  func `messages are packed as the caller takes them and the handler wants`(compression: Compression, wanted: Bool?) throws {
    var pair = RPCPair()
    let report = CallReport()
    let id = try start(&pair, compression, Self.zeros, report)
    try pair.settle()
    let call = try #require(pair.calls.first)
    #expect(call.isRequestCompressed == (compression == .gzip))
    #expect(call.request == Self.zeros)
    var notes = AnswerNotes()
    notes.compresses = wanted
    pair.server.respond(id, Self.zeros, notes: notes)
    try pair.settle()
    #expect(pair.messages(id) == [Self.zeros])
    #expect(pair.ending(id) == .some(nil))
    let isPacked = compression != .off && (wanted ?? (compression == .gzip))
    #expect(report.messages == 1)
    #expect(report.compressedMessages == (isPacked ? 1 : 0))
  }

  @Test func `small messages, and those that do not shrink, stay plain`() throws {
    var pair = RPCPair()
    var state: UInt64 = 7
    let noise = (0..<5000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    for request in [[UInt8](repeating: 0, count: Limits.compressFromBytes - 1), noise] {
      _ = try start(&pair, .gzip, request)
      try pair.settle()
      #expect(pair.calls.last?.isRequestCompressed == false)
      #expect(pair.calls.last?.request == request)
    }
  }

  @Test func `one stream may carry packed and plain messages`() throws {
    var pair = RPCPair()
    let id = try pair.client.start(
      chat, nil, metadata: [:], deadline: pair.now.advanced(by: .seconds(5)), compression: .gzip, at: pair.now)
    for compressed in [true, false, true] { _ = pair.client.send(id, Self.zeros, compressed: compressed) }
    try pair.settle()
    #expect(pair.requests.map(\.isCompressed) == [true, false, true])
    #expect(pair.requests.allSatisfy { $0.bytes == Self.zeros })
    #expect((pair.requests.first?.credit ?? 0) < 1000)
  }

  /// What a server answers to these bytes of a body under that `grpc-encoding`.
  private func answer(_ encoding: String?, _ body: [UInt8]) throws -> HTTP2Headers {
    var pair = RPCPair()
    let session = HTTP2Session(.client)
    var fields = [
      HTTP2Field(":method", "POST"), HTTP2Field(":scheme", "http"), HTTP2Field(":authority", "a:1"),
      HTTP2Field(":path", echo.path), HTTP2Field("content-type", "application/grpc"), HTTP2Field("te", "trailers"),
    ]
    if let encoding { fields.append(HTTP2Field("grpc-encoding", encoding)) }
    let id = try session.request(fields, isEnd: false)
    session.write(id, body)
    session.finish(id)
    try pair.server.receive(session.takeOutput(), pair.now)
    pair.takeEvents()
    #expect(pair.calls.isEmpty)
    var bytes: [UInt8] = []
    pair.server.drain { bytes += Array($0) }
    try session.receive(bytes, at: pair.now)
    let blocks = session.takeEvents().compactMap { if case .headers(_, let headers) = $0 { headers } else { nil } }
    return try #require(blocks.first { $0["grpc-status"] != nil })
  }

  private func framed(_ flag: UInt8, _ message: [UInt8]) -> [UInt8] {
    [flag] + withUnsafeBytes(of: UInt32(message.count).bigEndian) { Array($0) } + message
  }

  @Test func `an encoding that is not spoken is UNIMPLEMENTED and says which are`() throws {
    let headers = try answer("snappy", framed(1, [1, 2, 3]))
    #expect(headers["grpc-status"] == "12")
    #expect(headers["grpc-accept-encoding"] == "identity,gzip")
  }

  @Test(arguments: [
    (nil, 1, [1, 2, 3], "13"), ("identity", 1, [1, 2, 3], "13"), ("gzip", 1, [1, 2, 3], "13"), ("gzip", 2, [], "13"),
  ] as [(String?, UInt8, [UInt8], String)])
  func `a packed message without an agreement, or one that does not unpack, is INTERNAL`(
    encoding: String?, flag: UInt8, message: [UInt8], status: String
  ) throws {
    #expect(try answer(encoding, framed(flag, message))["grpc-status"] == status)
  }

  @Test func `a bomb is RESOURCE_EXHAUSTED`() throws {
    let bomb = try Gzip.compress([UInt8](repeating: 0, count: Limits.messageSizeBytes + 1))
    #expect(try answer("gzip", framed(1, bomb))["grpc-status"] == "8")
  }

  @Test func `many packed requests of a stream are bounded by what they unpack to`() throws {
    var pair = RPCPair(limits: .init(heldRequestBytes: 1_000_000))
    let id = try pair.client.start(
      sum, nil, metadata: [:], deadline: pair.now.advanced(by: .seconds(5)), compression: .gzip, at: pair.now)
    for _ in 0..<20 { _ = pair.client.send(id, Self.zeros) }
    try pair.settle()
    #expect(pair.requests.count == 9)
    #expect(pair.cancelled == [id])
    #expect((pair.ending(id) ?? nil)?.reason == "REQUESTS_TOO_LARGE")
  }
}

import Base
import HTTP2Wire
import RPCCore
import Testing

@testable import RPCConnection

/// The spellings that doc/PROTOCOL-HTTP2.md fixes, as tables.
@Suite struct NormativeTests {
  @Test(arguments: [
    ("1H", Duration.seconds(3600)), ("2M", .seconds(120)), ("99999999S", .seconds(99_999_999)), ("250m", .milliseconds(250)),
    ("10u", .microseconds(10)), ("7n", .nanoseconds(7)), ("0n", .zero), ("00000001S", .seconds(1)),
    ("", nil), ("S", nil), ("1", nil), ("-1S", nil), ("+1S", nil), ("1.5S", nil), ("1 S", nil), ("1s", nil), ("000000001S", nil),
    ("１S", nil), ("1SS", nil),
  ] as [(String, Duration?)])
  func `a timeout is at most eight digits and a unit`(text: String, duration: Duration?) {
    #expect(CallFields.timeout(text) == duration)
  }

  @Test(arguments: [
    (Duration.nanoseconds(1), "1u"), (.nanoseconds(1001), "2u"), (.microseconds(99_999_999), "99999999u"),
    (.seconds(100), "100000m"), (.milliseconds(1), "1000u"), (.seconds(-5), "1u"), (.seconds(200_000), "200000S"),
    (.nanoseconds(Int64.max), "9223372037S"),
  ])
  func `a timeout is written so that it is never shorter`(duration: Duration, text: String) {
    let written = CallFields.timeoutText(duration)
    #expect(written.count <= 9)
    let read = CallFields.timeout(written)
    #expect((read ?? .zero) >= duration)
    if text.count <= 9 { #expect(written == text) }
  }

  @Test(arguments: [
    ("plain text", "plain text"), ("100 %", "100 %25"), ("a\nb\t", "a%0Ab%09"), ("ü票", "%C3%BC%E7%A5%A8"), ("~\u{7F}", "~%7F"), ("", ""),
  ])
  func `a message is percent-encoded`(message: String, text: String) {
    #expect(CallFields.encodeMessage(message) == text)
    #expect(CallFields.decodeMessage(text) == message)
  }

  @Test(arguments: [
    ("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("50%", "50%"), ("%c3%bc", "ü"), ("%FF", "\u{FFFD}"), ("%%41", "%A"), ("ü", "ü"),
  ])
  func `a message that is encoded wrongly is shown as well as it goes`(text: String, message: String) {
    #expect(CallFields.decodeMessage(text) == message)
  }

  @Test(arguments: [
    ("AQI", ["AQI"]), ("AQI=", ["AQI"]), ("AQ==", ["AQ"]), ("AQI=,AwQ", ["AQI", "AwQ"]), ("AQI=, AwQ= ", ["AQI", "AwQ"]), ("", []),
  ])
  func `binary metadata is split at commas and loses its padding`(value: String, parts: [String]) {
    var metadata = Metadata()
    CallFields.append("k-bin", value, to: &metadata)
    #expect(metadata.entries.map(\.value) == parts)
    var text = Metadata()
    CallFields.append("k", value, to: &text)
    #expect(text.entries.map(\.value) == [value])
    var fields: [HTTP2Field] = []
    CallFields.append(["k-bin": value], to: &fields)
    #expect(!fields.contains { $0.value.hasSuffix("=") })
  }

  @Test(arguments: [
    ("gzip", true), ("identity,gzip", true), ("identity, deflate , gzip", true), ("deflate", false), ("", false), ("xgzip", false),
  ])
  func `a list of encodings is read whatever its spaces`(list: String, namesGzip: Bool) {
    #expect(CallFields.namesGzip(list) == namesGzip)
  }

  @Test func `a call's fields come in the order that is asked for`() throws {
    let now = Instant(nanoseconds: 0)
    let client = RPCClientConnection(authority: "a:1", scheme: "http", at: now)
    let server = HTTP2Session(.server)
    _ = try client.start(
      echo, [1], metadata: ["k": "v"], deadline: now.advanced(by: .seconds(2)), compression: .gzip, at: now)
    var bytes: [UInt8] = []
    client.drain { bytes += Array($0) }
    try server.receive(bytes, at: now)
    let blocks = server.takeEvents().compactMap { if case .headers(_, let headers) = $0 { headers.fields } else { nil } }
    #expect(blocks.first?.map(\.name) == [
      ":method", ":scheme", ":authority", ":path", "grpc-timeout", "content-type", "te", "user-agent",
      "grpc-accept-encoding", "grpc-encoding", "k",
    ])
    #expect(blocks.first?.map(\.value) == [
      "POST", "http", "a:1", "/t.Test/Echo", "2000000u", "application/grpc", "trailers", "onsale/1",
      "identity,gzip", "gzip", "v",
    ])
  }

  @Test func `an error before the first message is one block, after it trailers`() throws {
    var pair = RPCPair()
    let early = try pair.start()
    let late = try pair.start(follow)
    try pair.settle()
    pair.server.finish(early, RPCError(.notFound, "no"))
    #expect(pair.server.send(late, [1]))
    pair.server.finish(late, RPCError(.notFound, "no"))
    var bytes: [UInt8] = []
    pair.server.drain { bytes += Array($0) }
    var frames: [(type: UInt8, flags: UInt8, stream: Int32)] = []
    var rest = bytes[...]
    while rest.count >= 9 {
      let head = Array(rest.prefix(9))
      let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
      frames.append((head[3], head[4], Int32(head[7]) << 8 | Int32(head[8])))
      rest = rest.dropFirst(9 + length)
    }
    let (headers, endOfStream) = (UInt8(1), UInt8(1))
    let ofEarly = frames.filter { $0.stream == early }
    #expect(ofEarly.map(\.type) == [headers])
    #expect((ofEarly.first?.flags ?? 0) & endOfStream != 0)
    #expect(frames.filter { $0.stream == late }.map(\.type) == [headers, 0, headers])
  }
}

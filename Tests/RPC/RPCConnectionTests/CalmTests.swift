import Base
import RPCConnection
import Testing

@Suite struct CalmTests {
  @Test(arguments: [("too_many_pings", UInt8(0xB), true), ("", 0xB, false), ("too_many_pings", 0, false)])
  func `a client hears from a server that it asks for signs of life too often`(
    text: String, code: UInt8, isAsked: Bool
  ) throws {
    let now = Instant(nanoseconds: 0)
    let client = RPCClientConnection(authority: "a:1", scheme: "http", at: now)
    #expect(!client.isAskedForCalm)
    let payload = [UInt8](repeating: 0, count: 7) + [code] + Array(text.utf8)
    let settings: [UInt8] = [0, 0, 0, 4, 0, 0, 0, 0, 0]
    try client.receive(settings + [0, 0, UInt8(payload.count), 7, 0, 0, 0, 0, 0] + payload, now)
    #expect(client.isAskedForCalm == isAsked && client.isDraining)
  }
}

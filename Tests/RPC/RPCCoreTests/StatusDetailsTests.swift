import RPCCore
import Testing

@Suite struct StatusDetailsTests {
  private let error = RPCError(.aborted, "no", reason: "SOLD_OUT", facts: ["b": "2", "a": "票"])

  @Test func `reason and facts survive the trip`() throws {
    let found = try #require(StatusDetails.decode(StatusDetails.encode(error)))
    #expect(found.reason == error.reason)
    #expect(found.facts == error.facts)
  }

  @Test func `nothing to tell is no bytes`() {
    #expect(StatusDetails.encode(RPCError(.internal, "x")).isEmpty)
    #expect(StatusDetails.decode([]) == nil)
  }

  /// `google.rpc.Status` of code 10, message "no", one ErrorInfo of reason R and domain onsale, as
  /// protoc writes it.
  @Test func `the bytes are those of protobuf`() {
    let info: [UInt8] = [0x0A, 1, 0x52, 0x12, 6] + Array("onsale".utf8)
    let url = Array("type.googleapis.com/google.rpc.ErrorInfo".utf8)
    let any = [0x0A, UInt8(url.count)] + url + [0x12, UInt8(info.count)] + info
    let status: [UInt8] = [0x08, 10, 0x12, 2, 0x6E, 0x6F, 0x1A, UInt8(any.count)] + any
    #expect(StatusDetails.encode(RPCError(.aborted, "no", reason: "R")) == status)
  }

  @Test func `every cut and every flipped byte is survived`() {
    let bytes = StatusDetails.encode(error)
    for count in 0..<bytes.count { _ = StatusDetails.decode(Array(bytes.prefix(count))) }
    for index in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[index] ^= 1 << bit
        _ = StatusDetails.decode(flipped)
      }
    }
  }
}

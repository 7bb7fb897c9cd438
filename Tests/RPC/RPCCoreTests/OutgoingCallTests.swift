import Base
import RPCCore
import Testing

@Suite struct OutgoingCallTests {
  private let now = Instant(nanoseconds: 1_000_000_000)

  @Test func `a call outside a handler gets the default time`() throws {
    let call = try OutgoingCall(CallOptions(), at: now)
    #expect(call.deadline == now.advanced(by: Limits.defaultCallTimeout))
  }

  @Test(arguments: [(5, 3, 3), (2, 3, 2), (nil, 3, 3)] as [(Int?, Int, Int)])
  func `the earlier deadline wins`(own: Int?, inherited: Int, expected: Int) throws {
    let context = CallContext(deadline: now.advanced(by: .seconds(inherited)), metadata: [:])
    let call = try CallContext.$current.withValue(context) {
      try OutgoingCall(CallOptions(timeout: own.map { .seconds($0) }), at: now)
    }
    #expect(call.deadline == now.advanced(by: .seconds(expected)))
  }

  @Test func `trace, request and client are handed down, the person is not`() throws {
    let context = CallContext(
      deadline: now.advanced(by: .seconds(1)),
      metadata: [
        "traceparent": "00-1", "onsale-request": "r1", "onsale-client": "10.0.0.1",
        "onsale-user": "u", "onsale-roles": "operator", "other": "x",
      ])
    let call = try CallContext.$current.withValue(context) {
      try OutgoingCall(CallOptions(metadata: ["onsale-request": "mine"]), at: now)
    }
    #expect(
      call.metadata == ["onsale-request": "mine", "traceparent": "00-1", "onsale-client": "10.0.0.1"])
  }

  @Test(arguments: ["", "Upper", "grpc-status", ":path", "te", "with space", "content-type"])
  func `keys that cannot travel are refused`(key: String) {
    #expect(throws: RPCError.self) { try OutgoingCall(CallOptions(metadata: [key: "x"]), at: now) }
  }

  @Test func `values of more than printable ASCII and too much metadata are refused`() {
    #expect(throws: RPCError.self) { try OutgoingCall(CallOptions(metadata: ["k": "a\r\nb: c"]), at: now) }
    #expect(throws: RPCError.self) { try OutgoingCall(CallOptions(metadata: ["k": "票"]), at: now) }
    let much = String(repeating: "x", count: Limits.headerListSizeBytes)
    let error = #expect(throws: RPCError.self) { try OutgoingCall(CallOptions(metadata: ["k": much]), at: now) }
    #expect(error?.code == .resourceExhausted)
  }

  @Test func `a time that is up already fails at once`() {
    #expect(throws: RPCError.deadlineExceeded) { try OutgoingCall(CallOptions(timeout: .zero), at: now) }
  }

  @Test func `how often a call was tried is told, but not by callers themselves`() throws {
    var options = CallOptions(metadata: ["a": "b"])
    options.previousAttempts = 2
    #expect(try OutgoingCall(options, at: now).metadata["grpc-previous-rpc-attempts"] == "2")
    #expect(!Metadata.isReserved("grpc-previous-rpc-attempts") && Metadata.isReserved("grpc-timeout"))
    #expect(throws: RPCError.self) {
      try OutgoingCall(CallOptions(metadata: ["grpc-previous-rpc-attempts": "9"]), at: now)
    }
  }
}

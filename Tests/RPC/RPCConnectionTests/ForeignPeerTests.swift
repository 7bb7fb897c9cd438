import Base
import HTTP2Wire
import RPCConnection
import RPCCore
import Testing

/// Our ends against bare HTTP/2 sessions that do what no client or server of ours does.
@Suite struct ForeignPeerTests {
  private let now = Instant(nanoseconds: 1_000_000_000)

  /// What a server answers to these fields and this body.
  private func ask(
    _ fields: [(String, String)], body: [UInt8]? = nil, isWhole: Bool = true,
    answer: (RPCServerConnection, IncomingCall) -> Void = { $0.respond($1.id, $1.request) }
  ) throws -> (headers: [HTTP2Headers], body: [UInt8], closed: HTTP2ErrorCode?) {
    let server = RPCServerConnection(dispatcher, at: now)
    let client = HTTP2Session(.client)
    let id = try client.request(fields.map { HTTP2Field($0.0, $0.1) }, isEnd: body == nil)
    if let body {
      client.write(id, body)
      if isWhole { client.finish(id) }
    }
    var events: [HTTP2Event] = []
    for _ in 0..<10 {
      try server.receive(client.takeOutput(), now)
      for case .call(let call) in server.takeEvents() { answer(server, call) }
      server.drain { bytes in
        do { try client.receive(bytes, at: now) } catch { Issue.record("\(error)") }
      }
      events += client.takeEvents()
    }
    var result: (headers: [HTTP2Headers], body: [UInt8], closed: HTTP2ErrorCode?) = ([], [], nil)
    for event in events {
      switch event {
      case .headers(id, let headers): result.headers.append(headers)
      case .data(id, let bytes): result.body += bytes
      case .closed(id, let code): result.closed = code
      default: continue
      }
    }
    return result
  }

  private func fields(
    method: String = "POST", path: String = "/t.Test/Echo", type: String? = "application/grpc",
    _ more: [(String, String)] = []
  ) -> [(String, String)] {
    [(":method", method), (":scheme", "http"), (":authority", "a"), (":path", path)]
      + (type.map { [("content-type", $0)] } ?? []) + more
  }

  private let message: [UInt8] = [0, 0, 0, 0, 2, 7, 8]

  @Test(arguments: ["application/grpc", "application/grpc+proto", "application/grpc;v=1"])
  func `gRPC in all its spellings is answered`(type: String) throws {
    let answer = try ask(fields(type: type), body: message)
    #expect(answer.headers.first?[":status"] == "200")
    #expect(answer.body == message)
    #expect(answer.headers.last?["grpc-status"] == "0")
    #expect(answer.closed == .noError)
  }

  @Test func `what is not gRPC gets an HTTP status`() throws {
    #expect(try ask(fields(method: "GET")).headers.first?[":status"] == "405")
    for type in ["application/json", "application/grpcx", nil] {
      #expect(try ask(fields(type: type), body: message).headers.first?[":status"] == "415")
    }
  }

  @Test(arguments: [
    ("unknown method", "/t.Test/Nope", [], [0, 0, 0, 0, 0], "12"),
    ("bad timeout", "/t.Test/Echo", [("grpc-timeout", "12x")], [0, 0, 0, 0, 0], "3"),
    ("nine digits", "/t.Test/Echo", [("grpc-timeout", "123456789S")], [0, 0, 0, 0, 0], "3"),
    ("unknown compression", "/t.Test/Echo", [("grpc-encoding", "snappy")], [1, 0, 0, 0, 0], "12"),
    ("compressed flag without compression", "/t.Test/Echo", [], [1, 0, 0, 0, 1, 7], "13"),
    ("flag that does not exist", "/t.Test/Echo", [], [9, 0, 0, 0, 1, 7], "13"),
    ("length above the limit", "/t.Test/Echo", [], [0, 0xFF, 0, 0, 0, 7], "8"),
    ("truncated message", "/t.Test/Echo", [], [0, 0, 0, 0, 5, 7], "13"),
    ("truncated prefix", "/t.Test/Echo", [], [0, 0, 0], "13"),
    ("no message", "/t.Test/Echo", [], [], "12"),
    ("two messages", "/t.Test/Echo", [], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "12"),
    ("oversized metadata", "/t.Test/Echo", [("k", String(repeating: "x", count: 20_000))], [0, 0, 0, 0, 0], "8"),
  ] as [(String, String, [(String, String)], [UInt8], String)])
  func `every fault has its status`(
    name: String, path: String, more: [(String, String)], body: [UInt8], status: String
  ) throws {
    let answer = try ask(fields(path: path, more), body: body)
    #expect(answer.headers.first?[":status"] == "200")
    #expect(answer.headers.last?["grpc-status"] == status)
    #expect(answer.closed == .noError)
  }

  @Test func `an early answer does not wait for the rest of the request`() throws {
    let answer = try ask(fields(), body: [1, 0, 0, 0, 1], isWhole: false)
    #expect(answer.headers.last?["grpc-status"] == "13")
    #expect(answer.closed == .noError)
  }

  @Test func `a call without a timeout has one all the same`() throws {
    var deadline: Instant?
    _ = try ask(fields(), body: message) { server, call in
      deadline = call.deadline
      server.respond(call.id, [])
    }
    #expect(deadline == now.advanced(by: RPCCore.Limits.unnamedUnaryTimeout))
  }

  /// How our client takes what a foreign server answers.
  private func hear(_ answer: (HTTP2Session, Int32) throws -> Void) throws -> (messages: Int, RPCError??) {
    let client = RPCClientConnection(authority: "a", scheme: "http", at: now)
    let server = HTTP2Session(.server)
    let id = try client.start(echo, [], metadata: [:], deadline: now.advanced(by: .seconds(1)), at: now)
    var isAnswered = false
    var result: (messages: Int, RPCError??) = (0, nil)
    for _ in 0..<10 {
      client.drain { bytes in
        do { try server.receive(bytes, at: now) } catch { Issue.record("\(error)") }
      }
      if !isAnswered {
        isAnswered = true
        try answer(server, id)
      }
      try client.receive(server.takeOutput(), now)
      for event in client.takeEvents() {
        switch event {
        case .message(id, _, _): result.messages += 1
        case .ended(id, let error, _): result.1 = .some(error)
        default: continue
        }
      }
    }
    return result
  }

  @Test(arguments: [
    ("400", RPCCode.internal), ("401", .unauthenticated), ("403", .permissionDenied),
    ("404", .unimplemented), ("429", .unavailable), ("502", .unavailable), ("503", .unavailable),
    ("504", .unavailable), ("500", .unknown), ("302", .unknown), ("200", .unknown),
  ])
  func `an HTTP answer becomes the status that the mapping says`(status: String, code: RPCCode) throws {
    let heard = try hear { server, id in
      try server.respond(id, [HTTP2Field(":status", status), HTTP2Field("content-type", "text/html")], isEnd: false)
      server.write(id, [UInt8]("<html>".utf8))
      server.finish(id)
    }
    #expect((heard.1 ?? nil)?.code == code)
    #expect(heard.messages == 0)
  }

  @Test(arguments: [
    (HTTP2ErrorCode.refusedStream, RPCCode.unavailable), (.cancel, .cancelled),
    (.enhanceYourCalm, .resourceExhausted), (.inadequateSecurity, .permissionDenied),
    (.internalError, .internal), (.protocolError, .internal), (.noError, .internal),
  ])
  func `a reset becomes the status that the mapping says`(reset: HTTP2ErrorCode, code: RPCCode) throws {
    let heard = try hear { server, id in server.reset(id, reset) }
    #expect((heard.1 ?? nil)?.code == code)
  }

  @Test func `an unknown status code, a bad message and bad details fail nothing else`() throws {
    let heard = try hear { server, id in
      try server.respond(
        id,
        [
          HTTP2Field(":status", "200"), HTTP2Field("content-type", "application/grpc"),
          HTTP2Field("grpc-status", "99"), HTTP2Field("grpc-message", "50%zz%4"),
          HTTP2Field("grpc-status-details-bin", "!!"),
        ], isEnd: true)
    }
    #expect(heard.1 == .some(RPCError(.unknown, "50%zz%4")))
  }

  @Test func `when to come again is heard from any server, and told to any client`() throws {
    let heard = try hear { server, id in
      try server.respond(
        id,
        [
          HTTP2Field(":status", "200"), HTTP2Field("content-type", "application/grpc"),
          HTTP2Field("grpc-status", "14"), HTTP2Field("grpc-retry-pushback-ms", "-1"),
        ], isEnd: true)
    }
    let error = try #require(heard.1 ?? nil)
    #expect(RetryPushback(error) == .never)
    let told = try ask(fields(), body: message) { server, call in
      server.finish(call.id, RPCError(.unavailable, "busy", reason: "BUSY", facts: ["grpc-retry-pushback-ms": "70"]))
    }
    #expect(told.headers.last?["grpc-retry-pushback-ms"] == "70")
  }

  @Test func `an answer without a status is UNKNOWN, one that ends in the middle of a message INTERNAL`() throws {
    let head = [HTTP2Field(":status", "200"), HTTP2Field("content-type", "application/grpc")]
    let noStatus = try hear { server, id in
      try server.respond(id, head, isEnd: false)
      server.finish(id)
    }
    #expect((noStatus.1 ?? nil)?.reason == "NO_STATUS")
    #expect((noStatus.1 ?? nil)?.code == .unknown)
    let truncated = try hear { server, id in
      try server.respond(id, head, isEnd: false)
      server.write(id, [0, 0, 0, 0, 9, 1])
      server.finish(id, trailers: [HTTP2Field("grpc-status", "0")])
    }
    #expect((truncated.1 ?? nil)?.reason == "BAD_FRAMING")
    #expect((truncated.1 ?? nil)?.code == .internal)
  }
}

import Foundation
import Gateway
import GatewayListener
import Logging
import RPCNetwork
import TestKit
import Testing

/// Answers with the query it was asked, and keeps nothing: memory is what the test looks at.
private struct Answerer: HTTPResponder {
  func respond(to request: HTTPRequest) async -> HTTPResponse {
    HTTPResponse(status: 200, contentType: "text/plain", "asked \(request.query)")
  }
}

/// The short form of the attack suite (`Tests/Interop/attacks.py`) against the gateway's HTTP/2; the
/// long one is `scripts/attack`.
@Suite(.serialized, .timeLimit(.minutes(5))) struct AttackTests {
  @Test func `every attack on HTTP/2 ends soon, and an honest client goes on`() async throws {
    var limits = HTTPListenerLimits()
    limits.headerDeadline = .seconds(2)
    limits.bodyDeadline = .seconds(2)
    limits.writeDeadline = .seconds(1)
    limits.idleTimeout = .seconds(2)
    limits.lingerTimeout = .milliseconds(500)
    let group = LoopGroup(count: 2)
    var log = Logger(label: "test")
    log.logLevel = .critical
    let listener = HTTPListener(responder: Answerer(), loops: group, limits: limits, log: log)
    let port = try await listener.start(host: "127.0.0.1", port: 0)
    let arguments = [
      "edge", "\(port)", "\(ProcessInfo.processInfo.processIdentifier)", "--path", "/fine",
      "--big", "/fine?" + String(repeating: "x", count: 4000), "--seconds", "0.1",
    ]
    let lines: [String]? = try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try Interop.lines("attacks.py", arguments, input: []) }) }
    }
    if let lines {
      print(lines.joined(separator: "\n"))
      #expect(lines.filter { !$0.hasPrefix("ok ") } == [])
      #expect(lines.count > 35)
    }
    await listener.shutDown(grace: .zero)
    try await group.shutDown()
  }
}

internal import Base
internal import Gateway

/// Answers for a responder that is made only after its port is known; who asks before that waits a little.
final class LateResponder: HTTPResponder {
  private let loop: any Loop
  private let responder = Locked<(any HTTPResponder)?>(nil)
  private let arrival = BellBoard<Bool>()

  /// Making a gateway takes a fraction of it.
  private static let patience: Duration = .seconds(3)

  init(on loop: any Loop) { self.loop = loop }

  /// From now on `made` answers.
  func put(_ made: any HTTPResponder) {
    responder.withLock { $0 = made }
    arrival.ring(true)
  }

  func respond(to request: HTTPRequest) async -> HTTPResponse {
    guard let made = await made() else {
      return HTTPResponse(status: 503, contentType: "text/plain; charset=utf-8", "starting\n")
    }
    return await made.respond(to: request)
  }

  private func made() async -> (any HTTPResponder)? {
    if let made = responder.withLock({ $0 }) { return made }
    let bell = arrival.hang(true)
    defer { arrival.takeDown(bell, true) }
    if let made = responder.withLock({ $0 }) { return made }
    await bell.wait(upTo: Self.patience, on: loop)
    return responder.withLock { $0 }
  }
}

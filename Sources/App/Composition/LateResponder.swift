internal import Base
internal import Gateway

/// Answers for a responder that is made only after its port is known.
final class LateResponder: HTTPResponder {
  private let responder = Locked<(any HTTPResponder)?>(nil)

  /// From now on `made` answers.
  func put(_ made: any HTTPResponder) { responder.withLock { $0 = made } }

  func respond(to request: HTTPRequest) async -> HTTPResponse {
    guard let made = responder.withLock({ $0 }) else {
      return HTTPResponse(status: 503, contentType: "text/plain; charset=utf-8", "starting\n")
    }
    return await made.respond(to: request)
  }
}

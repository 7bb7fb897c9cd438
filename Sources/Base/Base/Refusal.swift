/// A refusal by rule: the request was understood and the answer is no.
///
/// Every domain room has closed enums that conform. `reason` is stable for ever and identical on
/// every surface (RPC details, JSON, CLI, log); `explanation` may change its wording.
public protocol Refusal: Error, Sendable {
  /// `UPPER_SNAKE_CASE`, for example `SOLD_OUT`.
  var reason: String { get }
  var kind: RefusalKind { get }
  /// What, why, and what to do next, in one or two English sentences.
  var explanation: String { get }
  /// Small facts for machines (`retry_after_ms` …). None, unless a refusal says otherwise.
  var facts: [String: String] { get }
}

extension Refusal {
  public var facts: [String: String] { [:] }
}

/// The families of refusal; each becomes exactly one RPC and one HTTP status.
public enum RefusalKind: String, Sendable, CaseIterable {
  /// The input is wrong whatever the state. INVALID_ARGUMENT, 400.
  case invalid
  /// Nobody, or nobody valid, is logged in. UNAUTHENTICATED, 401.
  case unauthenticated
  /// Known, but not allowed. PERMISSION_DENIED, 403.
  case denied
  /// No such thing, or not visible to the caller. NOT_FOUND, 404.
  case notFound
  /// It exists already, or the same request id came with other content. ALREADY_EXISTS, 409.
  case alreadyExists
  /// The state does not allow it. FAILED_PRECONDITION, 400.
  case precondition
  /// Lost a race and may be tried again. ABORTED, 409.
  case conflict
  /// A quota or limit is used up. RESOURCE_EXHAUSTED, 429.
  case exhausted
  /// Not now; try again later. UNAVAILABLE, 503.
  case unavailable
}

public import Base

/// The canonical status codes of gRPC (`google.rpc.Code`), with their wire numbers.
public enum RPCCode: Int, Sendable, CaseIterable {
  case ok = 0
  case cancelled = 1
  case unknown = 2
  case invalidArgument = 3
  case deadlineExceeded = 4
  case notFound = 5
  case alreadyExists = 6
  case permissionDenied = 7
  case resourceExhausted = 8
  case failedPrecondition = 9
  case aborted = 10
  case outOfRange = 11
  case unimplemented = 12
  case `internal` = 13
  case unavailable = 14
  case dataLoss = 15
  case unauthenticated = 16

  /// The name as `google.rpc.Code` spells it: `DEADLINE_EXCEEDED`.
  public var name: String {
    switch self {
    case .ok: "OK"
    case .cancelled: "CANCELLED"
    case .unknown: "UNKNOWN"
    case .invalidArgument: "INVALID_ARGUMENT"
    case .deadlineExceeded: "DEADLINE_EXCEEDED"
    case .notFound: "NOT_FOUND"
    case .alreadyExists: "ALREADY_EXISTS"
    case .permissionDenied: "PERMISSION_DENIED"
    case .resourceExhausted: "RESOURCE_EXHAUSTED"
    case .failedPrecondition: "FAILED_PRECONDITION"
    case .aborted: "ABORTED"
    case .outOfRange: "OUT_OF_RANGE"
    case .unimplemented: "UNIMPLEMENTED"
    case .internal: "INTERNAL"
    case .unavailable: "UNAVAILABLE"
    case .dataLoss: "DATA_LOSS"
    case .unauthenticated: "UNAUTHENTICATED"
    }
  }
}

/// How a call failed. Travels as `grpc-status`, `grpc-message` and `grpc-status-details-bin`
/// (a `google.rpc.Status` with one `google.rpc.ErrorInfo`), so any gRPC client can read it.
public struct RPCError: Error, Sendable, Hashable {
  public var code: RPCCode
  /// For people: what, why, what next.
  public var message: String
  /// For machines: a stable `UPPER_SNAKE_CASE` reason, empty when there is none.
  public var reason: String
  /// Small facts that belong to the reason (`retry_after_ms`, `limit` …).
  public var facts: [String: String]

  public init(_ code: RPCCode, _ message: String, reason: String = "", facts: [String: String] = [:]) {
    self.code = code
    self.message = message
    self.reason = reason
    self.facts = facts
  }

  /// The one translation from a refusal by rule to a status.
  public init(_ refusal: any Refusal) {
    self.init(RPCCode(refusal.kind), refusal.explanation, reason: refusal.reason, facts: refusal.facts)
  }
}

extension RPCCode {
  public init(_ kind: RefusalKind) {
    self =
      switch kind {
      case .invalid: .invalidArgument
      case .unauthenticated: .unauthenticated
      case .denied: .permissionDenied
      case .notFound: .notFound
      case .alreadyExists: .alreadyExists
      case .precondition: .failedPrecondition
      case .conflict: .aborted
      case .exhausted: .resourceExhausted
      case .unavailable: .unavailable
      }
  }
}

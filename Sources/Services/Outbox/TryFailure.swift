public import RPCCore

/// What a failed Try means for the transaction it belongs to: the one translation from a
/// participant's status.
///
/// | status | meaning |
/// |---|---|
/// | FAILED_PRECONDITION, NOT_FOUND, INVALID_ARGUMENT, ALREADY_EXISTS, OUT_OF_RANGE | refused by a rule |
/// | RESOURCE_EXHAUSTED with a reason of stock | refused by a rule |
/// | ABORTED; a reason about this transaction itself | over: another attempt may succeed |
/// | everything else | unknown: the same Try is asked again |
public enum TryFailure: Sendable, Hashable {
  /// Asking again cannot help; `reason` is the participant's.
  case refused(reason: String)
  /// This transaction cannot succeed, the next one may.
  case lost
  /// The Try may have happened. It is idempotent: ask again.
  case unknown

  /// Reasons that speak of the transaction, not of what it is about (`Fence`, `Segment`).
  static let aboutTheTransaction: Set<String> = [
    FenceRefusal.tooLate.reason, FenceRefusal.cancelled.reason, FenceRefusal.violation("").reason,
    "TRANSACTION_EXPIRED", "TCC_PROTOCOL_VIOLATION",
  ]

  /// Reasons of stock under RESOURCE_EXHAUSTED; any other is a limit of load.
  static let ofStock: Set<String> = ["SOLD_OUT", "NOT_ENOUGH_LEFT", "LIMIT_REACHED"]

  public init(_ error: RPCError) {
    switch error.code {
    case .failedPrecondition, .notFound, .invalidArgument, .alreadyExists, .outOfRange:
      self =
        Self.aboutTheTransaction.contains(error.reason)
        ? .lost : .refused(reason: error.reason.isEmpty ? error.code.name : error.reason)
    case .resourceExhausted:
      self = Self.ofStock.contains(error.reason) ? .refused(reason: error.reason) : .unknown
    case .aborted:
      self = .lost
    case .ok, .cancelled, .unknown, .deadlineExceeded, .permissionDenied, .unimplemented, .internal,
      .unavailable, .dataLoss, .unauthenticated:
      self = .unknown
    }
  }
}

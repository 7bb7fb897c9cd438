internal import Metrics
internal import Telemetry

/// What the payment service counts.
enum PaymentCounts {
  /// A payment is now in `state`, a word of the payments table.
  static func reached(_ state: String) {
    Counter(label: MetricName.payments, dimensions: [("state", state)]).increment()
  }

  /// A callback was `taken`, or refused for a reason.
  static func notice(_ outcome: String) {
    Counter(label: MetricName.notices, dimensions: [("outcome", outcome)]).increment()
  }
}

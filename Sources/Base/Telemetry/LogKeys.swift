/// The names under which facts stand in log lines and metrics: one word per idea, everywhere.

/// Keys of log metadata. Never a key for a secret: no token, password, signature or card.
public enum LogKey {
  public static let service = "service"
  public static let method = "method"
  /// The caller's request id (`onsale-request`), also the idempotency key.
  public static let request = "request"
  public static let trace = "trace"
  public static let span = "span"
  /// The span that a span is a part of.
  public static let parent = "parent"
  /// `server` or `client`.
  public static let side = "side"
  public static let user = "user"
  public static let order = "order"
  public static let payment = "payment"
  public static let refund = "refund"
  public static let segment = "segment"
  public static let transaction = "xid"
  public static let address = "address"
  public static let status = "status"
  public static let reason = "reason"
  public static let error = "error"
  public static let count = "count"
  public static let milliseconds = "ms"
}

/// Names of metrics, in Prometheus' style: unit as suffix, `_total` for counters.
public enum MetricName {
  /// Counter. Labels: `service`, `method`, `code`.
  public static let calls = "onsale_rpc_calls_total"
  /// Histogram. Labels: `service`, `method`.
  public static let callSeconds = "onsale_rpc_seconds"
  /// Counter of calls that a process makes. Labels: `service`, `method`, `code`.
  public static let clientCalls = "onsale_rpc_client_calls_total"
  /// Histogram. Labels: `service`, `method`.
  public static let clientCallSeconds = "onsale_rpc_client_seconds"
  /// Counter of calls turned away because there were too many. Labels: `service`, `priority`.
  public static let shed = "onsale_rpc_shed_total"
  /// Counter. Labels: `method`, `status`.
  public static let httpRequests = "onsale_http_requests_total"
  /// Histogram. Labels: `route`.
  public static let httpSeconds = "onsale_http_seconds"
  /// Counter of requests over a limit. Label: `limit`.
  public static let limited = "onsale_limited_total"
  /// Counter. Label: `outcome` (`held`, or the refusal's reason).
  public static let holds = "onsale_holds_total"
  /// Counter of hold units that ended without a sale. Label: `why` (`released`, `expired`).
  public static let holdsEnded = "onsale_holds_ended_total"
  /// Histogram of one durable journal append.
  public static let journalSeconds = "onsale_journal_append_seconds"
  /// Histogram of requests in one journal batch.
  public static let journalBatch = "onsale_journal_batch_size"
  /// Gauge of tickets by state. Labels: `state`.
  public static let stock = "onsale_stock"
  /// Counter of orders that reached a state. Label: `state`.
  public static let orders = "onsale_orders_total"
  /// Counter of payments that reached a state. Label: `state`.
  public static let payments = "onsale_payments_total"
  /// Counter of callbacks from the provider. Label: `outcome`.
  public static let notices = "onsale_payment_notices_total"
  /// Gauge of messages not yet delivered. Label: `outbox`.
  public static let outboxBacklog = "onsale_outbox_backlog"
  /// Gauge of global transactions by state. Label: `state`.
  public static let transactions = "onsale_transactions"
  /// Gauge of registered instances. Label: `service`.
  public static let instances = "onsale_registry_instances"
}

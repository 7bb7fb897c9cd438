internal import Base
internal import Messages
internal import Metrics
internal import RPCCore
internal import Telemetry

/// What every method is worth to a server that cannot take all calls; what is not in the table is `browse`.
///
/// An on-sale must end well for those who have places: an order that is being paid goes before a new hold, and a
/// hold before a look. Money that has moved goes before both, and the cluster's own calls before everything, for
/// without them nobody is found and no transaction ends.
enum MethodPriorities {
  static let table = CallPriorities(all)

  static let all: [MethodDescriptor: CallPriority] = {
    let rows: [(CallPriority, [MethodDescriptor])] = [
      (.cluster, cluster), (.paid, paid), (.confirm, confirm), (.hold, hold),
    ]
    return Dictionary(rows.flatMap { row in row.1.map { ($0, row.0) } }) { first, _ in first }
  }()

  private typealias Auth = AuthV1.AuthServiceMethods
  private typealias User = UserV1.UserServiceMethods
  private typealias Inventory = InventoryV1.InventoryServiceMethods
  private typealias Order = OrderV1.OrderServiceMethods
  private typealias Payment = PaymentV1.PaymentServiceMethods
  private typealias Refund = RefundV1.RefundServiceMethods
  private typealias Participant = TransactionV1.ParticipantServiceMethods

  /// Finding each other, ending what has begun, following the journal and the keys; and operators who look.
  private static let cluster =
    HealthService.methods + RegistryV1.RegistryServiceMethods.all + TransactionV1.TransactionServiceMethods.all
    + AdminV1.StatisticsServiceMethods.all
    + [Participant.confirm, Participant.cancel, Inventory.follow, Auth.listKeys, Auth.watchRevocations]

  private static let paid = [Payment.notify, Participant.try, Order.noteRefunds, Refund.settled]

  /// Everything about an order that has its places.
  private static let confirm = [
    Payment.createPayment, Payment.getPayment, Payment.closeForOrder, Order.getOrder, Order.cancelOrder,
    Order.listTickets, Order.verifyTicket, Inventory.release, Refund.requestRefund, Refund.getRefund,
  ]

  /// New places, and getting in to take them.
  private static let hold = [
    Inventory.hold, Inventory.openStock, Auth.register, Auth.logIn, Auth.refresh, Auth.logOut, Auth.changePassword,
    Auth.setRoles, User.createProfile, User.recordAction,
  ]
}

extension Configuration {
  /// Which calls the servers of `role` take; nil when `rpc.queue_ms` is 0.
  func admission(of role: Role) -> AdmissionPolicy? {
    let queueMs = integer("rpc.queue_ms")
    guard queueMs > 0 else { return nil }
    let standing = Duration.milliseconds(queueMs)
    let queue = QueueAge.Settings(standing: standing, patience: standing * 2, kept: standing / 2)
    return AdmissionPolicy(
      MethodPriorities.table, settings: Admission.Settings(queue: queue), observer: ShedCounters(role))
  }
}

/// Counts calls that were turned away: `onsale_rpc_shed_total`.
private struct ShedCounters: AdmissionObserver {
  private let counters: [Counter]

  init(_ role: Role) {
    counters = CallPriority.allCases.map { priority in
      Counter(label: MetricName.shed, dimensions: [("service", role.rawValue), ("priority", priority.name)])
    }
  }

  func shed(_ count: Int, _ priority: CallPriority) { counters[priority.rawValue].increment(by: Int64(count)) }
}

internal import Messages
package import RPCCore

/// Who may call what between processes: the name in the caller's certificate × the method.
///
/// What is not in the table is refused. Whose turn it is inside a method (a user, an organiser, nobody
/// but a service) is the method's own affair.
enum CallerRules {
  /// Every name that has a certificate, with the methods it may call. The health service is everybody's.
  static let table: [String: Set<MethodDescriptor>] = [
    "gateway": Set(gatewayRoutes.map(\.method))
      .union([Auth.listKeys, Auth.watchRevocations]).union(registryReads),
    "platform": registryReads.union(demoData),
    "operator": registryReads.union(administration).union(reads)
      .union(ReflectionService.methods),
    "registry": presence,
    "transaction": presence.union([Participant.confirm, Participant.cancel]),
    "auth": presence.union([User.createProfile, User.recordAction]),
    "user": presence.union([Auth.changePassword, Auth.setRoles]),
    "ticket": presence.union([Inventory.openStock]),
    "inventory": presence,
    "order": presence.union([Inventory.follow, Inventory.release, Payment.closeForOrder]),
    "payment": presence.union(initiating).union([Order.getOrder, Order.noteRefunds, Refund.settled]),
    "refund": presence.union(initiating).union([Order.getOrder, Ticket.getPerformance]),
  ]

  /// Methods that no other process calls today.
  static let nobodys: Set<MethodDescriptor> = []

  static func allows(_ name: String, _ method: MethodDescriptor) -> Bool {
    guard let methods = table[name] else { return false }
    return methods.contains(method) || HealthService.methods.contains(method)
  }

  /// The name in `spiffe://onsale/CLUSTER/NAME`; nil for any other identity, or another cluster's.
  static func name(in identity: String, cluster: String) -> String? {
    let prefix = Certificates.identity("", cluster: cluster)
    guard identity.hasPrefix(prefix) else { return nil }
    return String(identity.dropFirst(prefix.count))
  }
}

// MARK: - Rows

extension CallerRules {
  private typealias Auth = AuthV1.AuthServiceMethods
  private typealias User = UserV1.UserServiceMethods
  private typealias Ticket = TicketV1.TicketServiceMethods
  private typealias Inventory = InventoryV1.InventoryServiceMethods
  private typealias Order = OrderV1.OrderServiceMethods
  private typealias Payment = PaymentV1.PaymentServiceMethods
  private typealias Refund = RefundV1.RefundServiceMethods
  private typealias Registry = RegistryV1.RegistryServiceMethods
  private typealias Transaction = TransactionV1.TransactionServiceMethods
  private typealias Statistics = AdminV1.StatisticsServiceMethods
  private typealias Participant = TransactionV1.ParticipantServiceMethods

  /// Finding others.
  private static let registryReads: Set<MethodDescriptor> = [
    Registry.listServices, Registry.listInstances, Registry.describeInstance, Registry.resolve,
    Registry.watch, Registry.watchConfig,
  ]

  /// Being found, and finding others.
  private static let presence: Set<MethodDescriptor> = registryReads.union([
    Registry.register, Registry.heartbeat, Registry.attach, Registry.deregister,
  ])

  /// Beginning a global transaction: trying is the initiator's part, the rest the coordinator's.
  private static let initiating: Set<MethodDescriptor> = [
    Transaction.begin, Transaction.registerBranch, Transaction.submit, Transaction.getTransaction,
    Participant.try,
  ]

  /// What a first start puts on sale.
  private static let demoData: Set<MethodDescriptor> = [
    Auth.register, Auth.logIn, Auth.setRoles, Ticket.importVenue, Ticket.importSeason,
    Ticket.createEvent, Ticket.createPerformance, Ticket.publishPerformance,
  ]

  /// What an operator changes.
  private static let administration: Set<MethodDescriptor> = [
    Registry.setWeight, Registry.drain, Registry.evict, Registry.putConfig, Transaction.retry,
    Auth.setRoles,
  ]

  /// What an operator looks at.
  private static let reads: Set<MethodDescriptor> = [
    Registry.getConfig, Registry.listConfigVersions, Statistics.getStatistics,
    Transaction.getTransaction, Transaction.listTransactions,
    Auth.logIn, Auth.listKeys, Auth.watchRevocations,
    User.getProfile, User.listActions,
    Ticket.getVenue, Ticket.listVenues, Ticket.getSeatingPlan, Ticket.getEvent, Ticket.listEvents,
    Ticket.getPerformance, Ticket.listPerformances,
    Inventory.getAvailability, Inventory.getSeatStates, Inventory.follow,
    Order.getOrder, Order.listOrders, Order.listTickets, Order.verifyTicket,
    Payment.getPayment, Payment.getLedger,
    Refund.getRefund, Refund.listRefunds,
  ]
}

// MARK: - Asking

/// Refuses a peer what the table does not give it, and lets only the gateway, the command line and
/// the process that makes demo data speak for people.
package final class CallerIdentity: CallWatcher {
  private static let speakers: Set<String> = ["gateway", "operator", "platform"]

  /// The cluster whose certificates count; nil in plaintext, where nobody can be told apart.
  private let cluster: String?

  package init(cluster: String?) { self.cluster = cluster }

  package func begin(_ call: ServerCall) throws {
    guard let cluster else { return }
    let identity = call.peer.identity ?? "a caller without an identity"
    guard let name = CallerRules.name(in: identity, cluster: cluster),
      CallerRules.allows(name, call.method)
    else {
      throw RPCError(
        .permissionDenied, "\(identity) may not call \(call.method.path)",
        reason: "CALLER_NOT_ALLOWED", facts: ["identity": identity, "method": call.method.path])
    }
    guard call.metadata[MetadataKey.user] == nil || Self.speakers.contains(name) else {
      throw RPCError(
        .permissionDenied, "\(identity) may not speak for a user", reason: "NOT_A_SPEAKER",
        facts: ["identity": identity])
    }
  }
}

/// What a process can be: one service of the house, or several in one process.
public enum Role: String, Sendable, CaseIterable {
  case registry, transaction, auth, user, ticket, inventory, order, payment, refund, gateway

  /// The roles that answer RPC: all but the gateway, which only calls.
  public static let services = allCases.filter { $0 != .gateway }

  /// The order in which they start; they stop the other way round.
  public static let startOrder: [Role] = [
    .registry, .transaction, .user, .auth, .ticket, .inventory, .order, .payment, .refund, .gateway,
  ]
}

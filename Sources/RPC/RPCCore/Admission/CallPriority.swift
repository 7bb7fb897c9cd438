/// What a call is worth to a server that cannot take all of them. Who looks around gives way to who
/// takes places, and everybody to money that has been paid.
public enum CallPriority: Int, Sendable, CaseIterable, Comparable {
  /// Looking around.
  case browse
  /// Taking places out of the stock.
  case hold
  /// Going on with an order that has its places: its payment, its cancellation.
  case confirm
  /// Work for money that has been paid or must go back.
  case paid
  /// What holds the cluster together: health, registry, transaction coordinator. No buyer's call is
  /// taken in its stead.
  case cluster

  public static func < (a: CallPriority, b: CallPriority) -> Bool { a.rawValue < b.rawValue }

  /// The name on the wire, in metrics and in statistics.
  public var name: String {
    switch self {
    case .browse: "browse"
    case .hold: "hold"
    case .confirm: "confirm"
    case .paid: "paid"
    case .cluster: "cluster"
    }
  }

  /// What a call may inherit from the call it is made for; nothing makes a call the cluster's own.
  init?(inherited name: String) {
    switch name {
    case "hold": self = .hold
    case "confirm": self = .confirm
    case "paid": self = .paid
    default: return nil
    }
  }
}

extension MetadataKey {
  /// What the work is for that a service calls others for: `hold`, `confirm` or `paid`. Handed down from
  /// call to call; from a call that speaks for a person it is not believed.
  public static let priority = "onsale-priority"
}

/// The priority of every method of a server, and who may raise it: a table of the server's, so that no
/// caller makes himself important.
///
/// ```
///  buyer ─Notify: paid by the table─► payment ─Confirm, marked paid─► order ─GetEvent, marked paid─► ticket
///  buyer ─GetEvent, marked paid by himself─► ticket: browse by the table, the mark is taken off
/// ```
public struct CallPriorities: Sendable {
  private let table: [MethodDescriptor: CallPriority]
  private let others: CallPriority
  /// A server's own methods by their path; empty before `only`.
  private var byPath: [String: CallPriority] = [:]
  /// Those of them above `browse`: few, and their texts are the same objects in every call.
  private var above: [(method: MethodDescriptor, priority: CallPriority)] = []

  /// - Parameter others: of methods that the table does not name.
  public init(_ table: [MethodDescriptor: CallPriority] = [:], others: CallPriority = .browse) {
    self.table = table
    self.others = others
  }

  /// The same for a server that has these methods and no others.
  public func only(_ methods: [MethodDescriptor]) -> CallPriorities {
    var own = self
    own.byPath = Dictionary(methods.map { ($0.path, table[$0] ?? others) }) { first, _ in first }
    own.above = methods.map { ($0, table[$0] ?? others) }.filter { $0.1 > .browse }
    return own
  }

  /// By the table; nil for what is no method of this server.
  public func own(_ method: MethodDescriptor) -> CallPriority? { byPath[method.path] }

  /// What a call is worth that has a priority of its own and inherited another.
  /// - Parameter isForPerson: whether it carries `onsale-user`: then it comes from outside, and inherits nothing.
  public func raised(_ own: CallPriority, inherited: String, isForPerson: Bool) -> CallPriority {
    guard !isForPerson, let given = CallPriority(inherited: inherited) else { return own }
    return max(own, given)
  }

  /// The priority of a call with this metadata.
  public func priority(of method: MethodDescriptor, _ metadata: Metadata) -> CallPriority {
    let own = above.first { $0.method == method }?.priority ?? .browse
    guard let given = metadata[MetadataKey.priority] else { return own }
    return raised(own, inherited: given, isForPerson: metadata[MetadataKey.user] != nil)
  }

  /// Puts the mark into a call's metadata that the calls made for it inherit, or takes a false one off.
  public func mark(_ metadata: inout Metadata, of method: MethodDescriptor) {
    let mark = CallPriority(inherited: priority(of: method, metadata).name)?.name
    if metadata[MetadataKey.priority] != mark { metadata[MetadataKey.priority] = mark }
  }
}

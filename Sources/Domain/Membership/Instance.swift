public import Base

/// A service by its full name.
public struct ServiceName: Sendable, Hashable, Comparable {
  /// What an empty namespace, group or cluster means.
  public static let usual = "default"

  public let namespace: String
  public let service: String

  /// An empty namespace is `default`.
  public init(namespace: String, service: String) {
    self.namespace = namespace.isEmpty ? Self.usual : namespace
    self.service = service
  }

  public static func < (a: ServiceName, b: ServiceName) -> Bool {
    a.namespace != b.namespace ? a.namespace < b.namespace : a.service < b.service
  }
}

/// What an instance says about itself when it registers.
public struct Announcement: Sendable, Hashable {
  /// Chosen by the instance, unique in the cluster.
  public let id: String
  public let name: ServiceName
  public let group: String
  public let cluster: String
  public let host: String
  public let port: UInt32
  /// Its share of the calls among its like; 0 gets none.
  public let weight: UInt32
  public let metadata: [String: String]

  /// Checks every field. An empty namespace, group or cluster is `default`.
  public init(
    id: String, name: ServiceName, group: String, cluster: String, host: String, port: UInt32,
    weight: UInt32, metadata: [String: String]
  ) throws(MembershipRefusal) {
    self.id = id
    self.name = name
    self.group = group.isEmpty ? ServiceName.usual : group
    self.cluster = cluster.isEmpty ? ServiceName.usual : cluster
    self.host = host
    self.port = port
    self.weight = weight
    self.metadata = metadata
    try checkNames()
    try checkAddress()
    try Self.check(weight: weight)
    try checkMetadata()
  }

  private func checkNames() throws(MembershipRefusal) {
    let fields = [
      ("an instance id", id), ("a namespace", name.namespace), ("a service name", name.service),
      ("a group", group), ("a cluster", cluster),
    ]
    for (field, text) in fields where !isName(text) {
      throw .invalid("\(field) has 1 to \(MembershipLimits.nameLength) letters, digits or . _ : -")
    }
  }

  private func checkAddress() throws(MembershipRefusal) {
    let isHost = host.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "/") }
    guard isHost, (1...MembershipLimits.hostLength).contains(host.utf8.count) else {
      throw .invalid("a host is a name or an address of 1 to \(MembershipLimits.hostLength) characters")
    }
    guard (1...65_535).contains(port) else { throw .invalid("a port lies between 1 and 65535") }
  }

  private func checkMetadata() throws(MembershipRefusal) {
    guard metadata.count <= MembershipLimits.metadataEntries else {
      throw .invalid("metadata has at most \(MembershipLimits.metadataEntries) entries")
    }
    let fits = metadata.allSatisfy { key, value in
      (1...MembershipLimits.metadataKeyBytes).contains(key.utf8.count)
        && value.utf8.count <= MembershipLimits.metadataValueBytes
    }
    guard fits else {
      throw .invalid(
        "a metadata key has 1 to \(MembershipLimits.metadataKeyBytes) bytes and a value at most "
          + "\(MembershipLimits.metadataValueBytes)")
    }
  }

  static func check(weight: UInt32) throws(MembershipRefusal) {
    guard MembershipLimits.weights.contains(weight) else {
      throw .invalid("a weight lies between 0 and 10000")
    }
  }
}

/// Letters, digits and `. _ : -`, within the length of a name.
func isName(_ text: String) -> Bool {
  (1...MembershipLimits.nameLength).contains(text.utf8.count)
    && text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: ":"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
}

/// One running copy of a service, as the registry knows it.
public struct Instance: Sendable, Hashable {
  /// Whether new calls go to it.
  public enum State: Sendable, Hashable {
    /// Can become: draining.
    case up
    /// No new calls; those in flight go on. Can become: up.
    case draining
  }

  /// The right to be listed, for as long as it is renewed.
  public struct Lease: Sendable, Hashable {
    public let id: String
    public let ttl: Duration
    /// When it ends unless renewed: on this process's clock, and for show.
    public internal(set) var end: Moment
    /// The stream that holds it open, if there is one; a later stream replaces an earlier.
    public internal(set) var attachment: UInt64?

    public init(id: String, ttl: Duration, end: Moment) {
      self.id = id
      self.ttl = ttl
      self.end = end
    }
  }

  public let announcement: Announcement
  /// Raised at every registration of this id.
  public let epoch: Int64
  public let registeredAt: WallTime
  public internal(set) var state: State
  /// As announced, until an operator changes it.
  public internal(set) var weight: UInt32
  public internal(set) var lease: Lease

  public init(
    _ announcement: Announcement, epoch: Int64, registeredAt: WallTime, state: State, weight: UInt32,
    lease: Lease
  ) {
    self.announcement = announcement
    self.epoch = epoch
    self.registeredAt = registeredAt
    self.state = state
    self.weight = weight
    self.lease = lease
  }

  public var id: String { announcement.id }

  /// Whether a client should call it now.
  public var takesCalls: Bool { state == .up && weight > 0 }
}

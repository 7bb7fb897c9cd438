public import Base

/// Who is alive: every instance with its lease, and what changed when.
///
/// ```
///             register (epoch + 1, new lease)
///    absent ───────────────────────────────► up ◄──── resume ──── draining
///      ▲                                      │ ───── drain ─────►   │
///      └── deregister, evict, lease expired, ─┴──────────────────────┘
///          attached stream ended
/// ```
/// The list of a service changes at once; its watchers see the newest one. A new value over stored
/// instances (the registry has restarted) gives each a grace of one TTL, unattached: its own
/// restart never empties a list.
public struct Roster: Sendable {
  /// What the shell must do.
  public enum Effect: Sendable, Hashable {
    /// Store the instance, with the lease it has now.
    case save(Instance)
    /// Forget the stored instance, unless another lease has replaced this one.
    case forget(id: String, lease: String)
    /// Tell the watchers of this service.
    case changed(ServiceName)
  }

  private var instances: [String: Instance] = [:]
  private var members: [ServiceName: Set<String>] = [:]
  private var revisions: [ServiceName: Int64] = [:]
  private var lastRevision: Int64
  private var lastAttachment: UInt64 = 0
  /// The highest epoch ever given; stored with the instance that got it.
  public private(set) var lastEpoch: Int64

  /// - Parameters:
  ///   - stored: what an earlier process saved.
  ///   - lastEpoch: the highest epoch that one gave.
  public init(stored: [Instance] = [], lastEpoch: Int64 = 0, at now: Moment) {
    // Revisions of a new process lie above those of the one before.
    lastRevision = now.wall.milliseconds
    self.lastEpoch = max(lastEpoch, stored.map(\.epoch).max() ?? 0)
    for var instance in stored {
      instance.lease.end = now.advanced(by: instance.lease.ttl)
      instance.lease.attachment = nil
      put(instance)
    }
  }
}

// MARK: - Reading

extension Roster {
  public var count: Int { instances.count }

  public subscript(id: String) -> Instance? { instances[id] }

  /// All instances of a service, by id.
  public func list(_ name: ServiceName) -> [Instance] {
    (members[name] ?? []).sorted().compactMap { instances[$0] }
  }

  /// All instances of a namespace, by service and id; `nil` means all namespaces.
  public func list(namespace: String?) -> [Instance] {
    services(namespace: namespace).flatMap { list($0) }
  }

  /// The services that have instances, by name; `nil` means of all namespaces.
  public func services(namespace: String?) -> [ServiceName] {
    members.keys.filter { namespace == nil || $0.namespace == namespace }.sorted()
  }

  /// Raised with every change of the service's list; 0 while it never had one.
  public func revision(of name: ServiceName) -> Int64 { revisions[name] ?? 0 }

  /// When the next lease ends. O(n).
  public var nextExpiry: Instant? { instances.values.map(\.lease.end.instant).min() }
}

// MARK: - By the instance

extension Roster {
  /// Opens a lease. The same id again replaces what stood there, whoever asks: an instance that
  /// lost its memory must get back in; the older lease is lost.
  /// - Parameters:
  ///   - ttl: `.zero` takes the usual one.
  ///   - lease: a new id that nobody can guess.
  public mutating func register(
    _ announcement: Announcement, ttl: Duration, lease: String, at now: Moment
  ) throws(MembershipRefusal) -> (instance: Instance, effects: [Effect]) {
    let ttl = ttl == .zero ? MembershipLimits.usualTTL : ttl
    guard MembershipLimits.ttls.contains(ttl) else {
      throw .invalid("a lease lasts between 1000 and 60000 milliseconds")
    }
    let old = instances[announcement.id]
    guard old != nil || instances.count < MembershipLimits.instances else { throw .full("instances") }
    lastEpoch += 1
    let instance = Instance(
      announcement, epoch: lastEpoch, registeredAt: now.wall, state: .up, weight: announcement.weight,
      lease: Instance.Lease(id: lease, ttl: ttl, end: now.advanced(by: ttl)))
    var effects: [Effect] = [.save(instance)]
    if let old, old.announcement.name != announcement.name {
      // The row is replaced, not forgotten; only the list it stood in has changed.
      effects += remove(old).filter { $0 == .changed(old.announcement.name) }
    }
    put(instance)
    effects.append(.changed(announcement.name))
    return (instance, effects)
  }

  /// Renews a lease.
  public mutating func heartbeat(
    _ id: String, lease: String, at now: Moment
  ) throws(MembershipRefusal) -> Instance {
    var instance = try holder(id, lease, now)
    instance.lease.end = now.advanced(by: instance.lease.ttl)
    instances[id] = instance
    return instance
  }

  /// Ends a lease in good order. A lease that is over already is over.
  public mutating func deregister(_ id: String, lease: String) -> [Effect] {
    guard let instance = instances[id], instance.lease.id == lease else { return [] }
    return remove(instance)
  }

  /// The instance holds a stream open from now on; renews the lease. Returns the stream's number.
  public mutating func attach(
    _ id: String, lease: String, at now: Moment
  ) throws(MembershipRefusal) -> (attachment: UInt64, effects: [Effect]) {
    var instance = try holder(id, lease, now)
    lastAttachment += 1
    let wasAttached = instance.lease.attachment != nil
    instance.lease.attachment = lastAttachment
    instance.lease.end = now.advanced(by: instance.lease.ttl)
    instances[id] = instance
    return (lastAttachment, wasAttached ? [] : [touch(instance.announcement.name)])
  }

  /// The stream has ended: the instance is gone at once, unless a newer stream or lease is there.
  public mutating func detach(_ id: String, lease: String, attachment: UInt64) -> [Effect] {
    guard let instance = instances[id], instance.lease.id == lease,
      instance.lease.attachment == attachment
    else { return [] }
    return remove(instance)
  }

  /// The stream has ended by the registry's own fault: the lease alone decides from here.
  public mutating func loosen(_ id: String, lease: String, attachment: UInt64) {
    guard instances[id]?.lease.id == lease, instances[id]?.lease.attachment == attachment else { return }
    instances[id]?.lease.attachment = nil
  }
}

// MARK: - By an operator, and by time

extension Roster {
  public mutating func setWeight(
    _ id: String, to weight: UInt32
  ) throws(MembershipRefusal) -> (instance: Instance, effects: [Effect]) {
    try Announcement.check(weight: weight)
    return try change(id) { $0.weight = weight }
  }

  /// Takes an instance out of rotation, or puts it back.
  public mutating func drain(
    _ id: String, resume: Bool
  ) throws(MembershipRefusal) -> (instance: Instance, effects: [Effect]) {
    try change(id) { $0.state = resume ? .up : .draining }
  }

  /// Ends somebody's lease. An instance that is alive registers again: drain it to keep it out.
  public mutating func evict(_ id: String) throws(MembershipRefusal) -> [Effect] {
    guard let instance = instances[id] else { throw .instanceNotFound(id) }
    return remove(instance)
  }

  /// Removes every instance whose lease has ended. O(n).
  public mutating func expire(at now: Instant) -> [Effect] {
    let dead = instances.values.filter { $0.lease.end.instant <= now }.sorted { $0.id < $1.id }
    return dead.flatMap { remove($0) }
  }
}

// MARK: - Parts

extension Roster {
  private func holder(
    _ id: String, _ lease: String, _ now: Moment
  ) throws(MembershipRefusal) -> Instance {
    guard let instance = instances[id], instance.lease.id == lease,
      instance.lease.end.instant > now.instant
    else { throw .leaseLost(id) }
    return instance
  }

  private mutating func change(
    _ id: String, _ edit: (inout Instance) -> Void
  ) throws(MembershipRefusal) -> (instance: Instance, effects: [Effect]) {
    guard let old = instances[id] else { throw .instanceNotFound(id) }
    var new = old
    edit(&new)
    guard new != old else { return (old, []) }
    instances[id] = new
    return (new, [.save(new), touch(new.announcement.name)])
  }

  private mutating func put(_ instance: Instance) {
    instances[instance.id] = instance
    members[instance.announcement.name, default: []].insert(instance.id)
    _ = touch(instance.announcement.name)
  }

  private mutating func remove(_ instance: Instance) -> [Effect] {
    let name = instance.announcement.name
    instances[instance.id] = nil
    members[name]?.remove(instance.id)
    if members[name]?.isEmpty == true { members[name] = nil }
    return [.forget(id: instance.id, lease: instance.lease.id), touch(name)]
  }

  private mutating func touch(_ name: ServiceName) -> Effect {
    lastRevision += 1
    revisions[name] = lastRevision
    return .changed(name)
  }
}

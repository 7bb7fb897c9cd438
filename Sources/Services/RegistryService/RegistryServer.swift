public import Base
public import Logging
internal import Membership
public import Messages
public import Ports
public import RPCCore
internal import Telemetry

/// Who is there, for whom, until when; and configuration values with their versions.
///
/// Lists are soft state: a change is seen and pushed at once and stored meanwhile; a registration is
/// answered when it is stored, a configuration value is seen when it is stored. Heartbeats touch
/// memory only. `run` loads what an earlier process stored and then ends leases on time; until it
/// has loaded, calls wait for it, so that nobody is shown an empty list that only means "not yet".
public actor RegistryServer: RegistryV1.RegistryServiceProtocol {
  /// What an operator may set.
  public struct Configuration: Sendable {
    /// Streams that may be open: watches and attachments. Above it RESOURCE_EXHAUSTED.
    public var streams = 20_000
    /// Changes within it are pushed as one list.
    public var mergeWindow: Duration = .milliseconds(20)
    /// How often an attached instance hears of its registry.
    public var attachInterval: Duration = .seconds(2)
    /// How often an unchanged list is pushed again: a watch is a hint, this is its check.
    public var refreshInterval: Duration = .seconds(10)
    /// Whether an instance with a certificate may register only as the service that names.
    public var checksIdentity = true

    public init() {}
  }

  /// Statements that make the tables; run once each.
  public static let migrations = RegistryStore.migrations

  nonisolated let loop: any Loop
  /// The loop: everything here runs on it.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  let store: RegistryStore
  let configuration: Configuration
  let log: Logger
  var roster: Roster
  var book = ConfigurationBook()
  /// Whether the book may differ from what is stored, after a write with an unknown outcome.
  var bookIsStale = false
  var isLoaded = false
  let loaded = BellBoard<Bool>()
  let bell = Bell()
  let listBells = BellBoard<ServiceName>()
  let instanceBells = BellBoard<String>()
  let valueBells = BellBoard<ConfigurationKey>()
  var streamCount = 0
  /// Attached streams that have ended and are not yet judged.
  var endedStreams: [EndedStream] = []
  var unstored: [Roster.Effect] = []
  private var isPutting = false
  private var putters: [CheckedContinuation<Void, Never>] = []

  struct EndedStream {
    let id: String
    let lease: String
    let attachment: UInt64
  }

  public init(
    loop: any Loop, store: any SQLStore, configuration: Configuration = Configuration(), log: Logger
  ) {
    self.loop = loop
    self.store = RegistryStore(store: store)
    self.configuration = configuration
    self.log = log
    roster = Roster(at: loop.moment)
  }

  public nonisolated var definitions: [ServiceDefinition] { [registryServiceDefinition] }
}

// MARK: - Instances

extension RegistryServer {
  public func register(
    _ request: RegistryV1.RegisterRequest, _ call: ServerCall
  ) async throws -> RegistryV1.RegisterResponse {
    try await ready(call)
    guard let message = request.instance else { throw MembershipRefusal.invalid("there is no instance") }
    let announcement = try Announcement(message)
    try checkIdentity(call.peer, announcement.name.service)
    let lease = Identifier(hi: loop.next(), lo: loop.next()).description
    let (instance, effects) = try roster.register(
      announcement, ttl: .milliseconds(Int64(request.ttlMs)), lease: lease, at: loop.moment)
    try await commit(effects)
    log.info(
      "an instance has registered",
      metadata: ["instance": "\(instance.id)", LogKey.service: "\(announcement.name.service)", "epoch": "\(instance.epoch)"])
    var answer = RegistryV1.RegisterResponse()
    answer.leaseID = lease
    answer.epoch = instance.epoch
    answer.ttlMs = UInt32(clamping: instance.lease.ttl.clampedMilliseconds)
    answer.heartbeatMs = answer.ttlMs / UInt32(MembershipLimits.heartbeatsPerTTL)
    return answer
  }

  public func heartbeat(
    _ request: RegistryV1.HeartbeatRequest, _ call: ServerCall
  ) async throws -> RegistryV1.HeartbeatResponse {
    try await ready(call)
    let instance = try roster.heartbeat(request.instanceID, lease: request.leaseID, at: loop.moment)
    var answer = RegistryV1.HeartbeatResponse()
    answer.ttlMs = UInt32(clamping: instance.lease.ttl.clampedMilliseconds)
    answer.state = RegistryV1.InstanceState(instance.state)
    return answer
  }

  public func deregister(
    _ request: RegistryV1.DeregisterRequest, _ call: ServerCall
  ) async throws -> RegistryV1.DeregisterResponse {
    try await ready(call)
    try await commit(roster.deregister(request.instanceID, lease: request.leaseID))
    return RegistryV1.DeregisterResponse()
  }

  public func setWeight(
    _ request: RegistryV1.SetWeightRequest, _ call: ServerCall
  ) async throws -> RegistryV1.Instance {
    try await ready(call)
    let (instance, effects) = try roster.setWeight(request.instanceID, to: request.weight)
    try await commit(effects)
    return RegistryV1.Instance(instance)
  }

  public func drain(
    _ request: RegistryV1.DrainRequest, _ call: ServerCall
  ) async throws -> RegistryV1.Instance {
    try await ready(call)
    let (instance, effects) = try roster.drain(request.instanceID, resume: request.resume)
    try await commit(effects)
    return RegistryV1.Instance(instance)
  }

  public func evict(
    _ request: RegistryV1.EvictRequest, _ call: ServerCall
  ) async throws -> RegistryV1.EvictResponse {
    try await ready(call)
    try await commit(roster.evict(request.instanceID))
    log.warning("an instance was evicted", metadata: ["instance": "\(request.instanceID)"])
    return RegistryV1.EvictResponse()
  }

  /// Shows the change at once; returns when it is stored.
  private func commit(_ effects: [Roster.Effect]) async throws {
    show(effects)
    do {
      try await store.write(effects)
    } catch let error as SQLError {
      throw unavailable(error)
    }
  }

  /// Wakes who looks at what has changed, and `run`, whose next lease may end sooner now.
  func show(_ effects: [Roster.Effect]) {
    guard !effects.isEmpty else { return }
    for effect in effects {
      switch effect {
      case .changed(let name): listBells.ring(name)
      case .save(let instance): instanceBells.ring(instance.id)
      case .forget(let id, _): instanceBells.ring(id)
      }
    }
    bell.ring()
  }

  func unavailable(_ error: SQLError) -> RPCError {
    log.error("the registry's store failed", metadata: [LogKey.error: "\(error)"])
    return RPCError(
      .unavailable, "the registry cannot store this now; try again", reason: "STORE_UNAVAILABLE")
  }

  private func checkIdentity(_ peer: Peer, _ service: String) throws {
    guard configuration.checksIdentity, let identity = peer.identity else { return }
    guard identity.split(separator: "/").last.map(String.init) == service else {
      log.warning("a name was refused", metadata: ["identity": "\(identity)", LogKey.service: "\(service)"])
      throw RPCError(
        .permissionDenied, "the certificate \(identity) does not speak for the service \(service)",
        reason: "SERVICE_NAME_NOT_YOURS")
    }
  }
}

// MARK: - Looking

extension RegistryServer {
  /// An empty namespace means all of them.
  public func listServices(
    _ request: RegistryV1.ListServicesRequest, _ call: ServerCall
  ) async throws -> RegistryV1.ListServicesResponse {
    try await ready(call)
    var answer = RegistryV1.ListServicesResponse()
    for name in roster.services(namespace: request.namespace.isEmpty ? nil : request.namespace) {
      let groups = Dictionary(grouping: roster.list(name), by: \.announcement.group)
      for (group, instances) in groups.sorted(by: { $0.key < $1.key }) {
        var summary = RegistryV1.ServiceSummary()
        summary.namespace = name.namespace
        summary.group = group
        summary.service = name.service
        summary.instances = UInt32(clamping: instances.count)
        summary.up = UInt32(clamping: instances.count { $0.takesCalls })
        answer.services.append(summary)
      }
    }
    return answer
  }

  /// An empty namespace or service means all of them.
  public func listInstances(
    _ request: RegistryV1.ListInstancesRequest, _ call: ServerCall
  ) async throws -> RegistryV1.ListInstancesResponse {
    try await ready(call)
    let all = roster.list(namespace: request.namespace.isEmpty ? nil : request.namespace)
    var answer = RegistryV1.ListInstancesResponse()
    answer.instances = all.filter { request.service.isEmpty || $0.announcement.name.service == request.service }
      .map { RegistryV1.Instance($0) }
    return answer
  }

  public func describeInstance(
    _ request: RegistryV1.DescribeInstanceRequest, _ call: ServerCall
  ) async throws -> RegistryV1.Instance {
    try await ready(call)
    guard let instance = roster[request.instanceID] else {
      throw MembershipRefusal.instanceNotFound(request.instanceID)
    }
    return RegistryV1.Instance(instance)
  }

  public func resolve(
    _ request: RegistryV1.ResolveRequest, _ call: ServerCall
  ) async throws -> RegistryV1.ResolveResponse {
    try await ready(call)
    let name = ServiceName(namespace: request.namespace, service: request.service)
    var answer = RegistryV1.ResolveResponse()
    answer.instances = roster.list(name).filter(\.takesCalls).map { RegistryV1.Instance($0) }
    return answer
  }
}

// MARK: - Configuration

extension RegistryServer {
  public func putConfig(
    _ request: RegistryV1.PutConfigRequest, _ call: ServerCall
  ) async throws -> RegistryV1.ConfigValue {
    try await ready(call)
    let key = try ConfigurationKey(namespace: request.namespace, group: request.group, key: request.key)
    await enterPut()
    defer { leavePut() }
    try await freshen()
    var next = book
    let (version, isNew) = try next.put(
      key, request.value, expected: request.expectedVersion, at: loop.wallNow)
    guard isNew else { return RegistryV1.ConfigValue(key, version) }
    do {
      try await store.write(key, version)
    } catch let error as SQLError {
      bookIsStale = true
      throw unavailable(error)
    }
    book = next
    valueBells.ring(key)
    log.info("a configuration value changed", metadata: ["key": "\(key)", "version": "\(version.version)"])
    return RegistryV1.ConfigValue(key, version)
  }

  public func getConfig(
    _ request: RegistryV1.GetConfigRequest, _ call: ServerCall
  ) async throws -> RegistryV1.ConfigValue {
    try await ready(call)
    let key = try ConfigurationKey(namespace: request.namespace, group: request.group, key: request.key)
    return RegistryV1.ConfigValue(key, try book.get(key, version: request.version))
  }

  public func listConfigVersions(
    _ request: RegistryV1.ListConfigVersionsRequest, _ call: ServerCall
  ) async throws -> RegistryV1.ListConfigVersionsResponse {
    try await ready(call)
    let key = try ConfigurationKey(namespace: request.namespace, group: request.group, key: request.key)
    var answer = RegistryV1.ListConfigVersionsResponse()
    answer.versions = try book.versions(key).map { RegistryV1.ConfigValue(key, $0) }
    return answer
  }

  /// One put at a time: compare, store, then show.
  private func enterPut() async {
    guard isPutting else {
      isPutting = true
      return
    }
    await withCheckedContinuation { putters.append($0) }
  }

  private func leavePut() {
    if putters.isEmpty { isPutting = false } else { putters.removeFirst().resume() }
  }

  private func freshen() async throws {
    guard bookIsStale else { return }
    do { book = try await store.configuration() } catch let error as SQLError { throw unavailable(error) }
    bookIsStale = false
  }
}

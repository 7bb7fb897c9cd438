internal import Base
internal import RPCCore

/// The connections of one `DiscoveredChannel` and the choice among them, without I/O: the channel
/// makes, watches and closes connections as the pool says.
struct EndpointPool: Sendable {
  private struct Line: Sendable {
    let connection: Connection
    var inFlight = 0
    var isRetired = false
    /// What its health check said last.
    var isServing = true
    var health: SpawnedTask?
  }

  /// One call's hold on a connection.
  struct Seat: Sendable {
    let key: Endpoint.Key
    let channel: any Channel
    /// The connection has just been made.
    let isNew: Bool
  }

  /// A connection that nobody needs any more.
  struct Leaver: Sendable {
    let connection: Connection
    let health: SpawnedTask?

    func close() {
      health?.cancel()
      connection.close()
    }
  }

  private(set) var config: ServiceConfig
  private var lines: [Endpoint.Key: Line] = [:]
  private var picker: Picker
  private var outliers: OutlierDetector
  var throttle: RetryThrottle?
  /// The caller's own cluster.
  private let cluster: String
  /// As last heard.
  private var listed: [Endpoint] = []

  init(_ config: ServiceConfig, cluster: String) {
    self.config = config
    self.cluster = cluster
    picker = Picker(config.balancing)
    outliers = OutlierDetector(config.outliers)
    throttle = config.throttle
  }

  var count: Int { lines.count }

  /// Other rules from now on; what is known of the instances stays where its own rules do.
  mutating func use(_ next: ServiceConfig) {
    let old = config
    config = next
    if next.balancing != old.balancing { picker = Picker(next.balancing) }
    if next.outliers != old.outliers { outliers = OutlierDetector(next.outliers) }
    if next.throttle != old.throttle { throttle = next.throttle }
    guard next.healthCheckedService != old.healthCheckedService else { return }
    for key in lines.keys {
      lines[key]?.health?.cancel()
      lines[key]?.health = nil
      lines[key]?.isServing = true
    }
  }

  // MARK: - Choosing

  /// Chooses an instance of `list` for one call, those in `tried` only when there is no other.
  mutating func take(
    from list: [Endpoint], tried: Set<Endpoint.Key>, hash: UInt64?, at now: Instant, dice: () -> UInt64,
    connect: (Endpoint) -> Connection
  ) -> Seat? {
    listed = list
    let others = tried.isEmpty ? list : list.filter { !tried.contains($0.key) }
    let choice = callable(others.isEmpty ? list : others, at: now)
    let candidates = choice.map {
      Picker.Candidate(key: $0.key, weight: $0.weight, inFlight: lines[$0.key]?.inFlight ?? 0)
    }
    guard let index = picker.pick(candidates, hash: hash, dice: dice) else { return nil }
    let endpoint = choice[index]
    let known = lines[endpoint.key]
    var line = known ?? Line(connection: connect(endpoint))
    line.inFlight += 1
    lines[endpoint.key] = line
    return Seat(key: endpoint.key, channel: line.connection.channel, isNew: known == nil)
  }

  /// Those that are well; all of them when none is: a wrong verdict must not stop the service.
  private func callable(_ list: [Endpoint], at now: Instant) -> [Endpoint] {
    let near = config.prefersNearest ? list.filter { $0.cluster == cluster } : list
    let isWell = { (endpoint: Endpoint) in
      !outliers.isOut(endpoint.key, at: now) && lines[endpoint.key]?.isServing ?? true
    }
    if near.count == 1, near.count == list.count { return near }
    let good = near.filter(isWell)
    if !good.isEmpty || near.count == list.count { return good.isEmpty ? list : good }
    let far = list.filter(isWell)
    return far.isEmpty ? list : far
  }

  /// A call has ended. Returns the connection when it was the last one of an instance that is gone.
  mutating func leave(_ seat: Seat, after error: RPCError?, at now: Instant) -> Leaver? {
    outliers.note(seat.key, OutlierDetector.Outcome(error), hosts: listed.count, at: now)
    if error == nil { throttle?.succeeded() }
    guard var line = lines[seat.key] else { return nil }
    line.inFlight -= 1
    let isOver = line.isRetired && line.inFlight == 0
    lines[seat.key] = isOver ? nil : line
    return isOver ? Leaver(connection: line.connection, health: line.health) : nil
  }

  /// Whether an instance is there that is not in `tried`.
  func hasOther(than tried: Set<Endpoint.Key>) -> Bool { listed.contains { !tried.contains($0.key) } }

  /// Instances passed over for what they answered.
  func ejected(at now: Instant) -> [String] { outliers.ejected(at: now).map(\.instanceID).sorted() }

  // MARK: - Coming and going

  /// Takes the connections of instances that are not listed any more; those with calls stay until
  /// these have ended.
  mutating func retire(allBut list: [Endpoint]) -> [Leaver] {
    let kept = Set(list.map(\.key))
    var idle: [Leaver] = []
    for key in lines.keys {
      lines[key]?.isRetired = !kept.contains(key)
      if let line = lines[key], line.isRetired, line.inFlight == 0 {
        idle.append(Leaver(connection: line.connection, health: line.health))
        lines[key] = nil
      }
    }
    outliers.forget(allBut: kept)
    return idle
  }

  // MARK: - Health

  /// Keeps the task that checks a connection; false when it is not wanted any more.
  mutating func watched(_ key: Endpoint.Key, by task: SpawnedTask) -> Bool {
    guard lines[key] != nil, config.healthCheckedService != nil else { return false }
    lines[key]?.health?.cancel()
    lines[key]?.health = task
    return true
  }

  mutating func healthChanged(_ key: Endpoint.Key, isServing: Bool) { lines[key]?.isServing = isServing }

  /// Connections that want a health check and have none.
  var unwatched: [(key: Endpoint.Key, channel: any Channel)] {
    guard config.healthCheckedService != nil else { return [] }
    return lines.filter { $0.value.health == nil }.map { ($0.key, $0.value.connection.channel) }
  }
}

internal import Base
internal import Logging
internal import Membership
public import Messages
internal import Metrics
internal import Ports
public import RPCCore
internal import Telemetry

// MARK: - Streams

extension RegistryServer {
  /// Held by an instance for as long as it lives. The end of the stream is the end of the instance,
  /// unless the stream ended by its own deadline or a newer one has taken its place.
  public func attach(
    _ request: RegistryV1.AttachRequest, _ call: ServerCall,
    _ send: @escaping @Sendable (RegistryV1.AttachEvent) async throws -> Void
  ) async throws {
    try await ready(call)
    try openStream()
    defer { streamCount -= 1 }
    let (id, lease) = (request.instanceID, request.leaseID)
    let (attachment, effects) = try roster.attach(id, lease: lease, at: loop.moment)
    show(effects)
    let bell = instanceBells.hang(id)
    defer {
      instanceBells.takeDown(bell, id)
      streamEnded(EndedStream(id: id, lease: lease, attachment: attachment), call)
    }
    var event = RegistryV1.AttachEvent()
    while !Task.isCancelled {
      guard let instance = roster[id], instance.lease.id == lease else { throw MembershipRefusal.leaseLost(id) }
      guard instance.lease.attachment == attachment else {
        throw RPCError(.aborted, "a newer stream of \(id) has taken over", reason: "ATTACHMENT_REPLACED")
      }
      event.state = RegistryV1.InstanceState(instance.state)
      event.sequence += 1
      try await send(event)
      await bell.wait(upTo: configuration.attachInterval, on: loop)
    }
  }

  private func streamEnded(_ stream: EndedStream, _ call: ServerCall) {
    if loop.now >= call.deadline {
      roster.loosen(stream.id, lease: stream.lease, attachment: stream.attachment)
    } else {
      endedStreams.append(stream)
      bell.ring()
    }
  }

  public func watch(
    _ request: RegistryV1.WatchRequest, _ call: ServerCall,
    _ send: @escaping @Sendable (RegistryV1.WatchEvent) async throws -> Void
  ) async throws {
    try await ready(call)
    try openStream()
    defer { streamCount -= 1 }
    let name = ServiceName(namespace: request.namespace, service: request.service)
    guard !name.service.isEmpty else { throw MembershipRefusal.invalid("a watch names its service") }
    let bell = listBells.hang(name)
    defer { listBells.takeDown(bell, name) }
    var event = RegistryV1.WatchEvent()
    var again = loop.now
    while !Task.isCancelled {
      guard event.revision != roster.revision(of: name) || loop.now >= again else {
        await bell.wait(upTo: loop.now.duration(to: again), on: loop)
        // What changes within the window is one change.
        if event.revision != roster.revision(of: name) { try await loop.sleep(for: configuration.mergeWindow) }
        continue
      }
      // The newest list only: whatever changed while the watcher did not read is in it.
      event.revision = roster.revision(of: name)
      event.instances = roster.list(name).map { RegistryV1.Instance($0) }
      again = loop.now.advanced(by: configuration.refreshInterval)
      try await send(event)
    }
  }

  public func watchConfig(
    _ request: RegistryV1.WatchConfigRequest, _ call: ServerCall,
    _ send: @escaping @Sendable (RegistryV1.ConfigValue) async throws -> Void
  ) async throws {
    try await ready(call)
    try openStream()
    defer { streamCount -= 1 }
    let key = try ConfigurationKey(namespace: request.namespace, group: request.group, key: request.key)
    let bell = valueBells.hang(key)
    defer { valueBells.takeDown(bell, key) }
    var sent: Int64 = 0
    while !Task.isCancelled {
      if let newest = book.newest(key), newest.version != sent {
        sent = newest.version
        try await send(RegistryV1.ConfigValue(key, newest))
      } else {
        await bell.wait(upTo: configuration.refreshInterval, on: loop)
      }
    }
  }

  private func openStream() throws {
    guard streamCount < configuration.streams else {
      throw RPCError(
        .resourceExhausted, "the registry has \(streamCount) streams open and takes no more; try again later",
        reason: "TOO_MANY_STREAMS")
    }
    streamCount += 1
  }
}

// MARK: - Time

extension RegistryServer {
  /// Loads what is stored, then ends leases and judges ended streams until the task is cancelled.
  /// Run it once.
  public func run() async {
    guard await load() else { return }
    await withDiscardingTaskGroup { group in
      var counted: [String: Int] = [:]
      while !Task.isCancelled {
        let effects = roster.expire(at: loop.now)
        for case .forget(let id, _) in effects {
          log.warning("an instance is gone: its lease has ended", metadata: ["instance": "\(id)"])
        }
        show(effects)
        unstored += effects
        if !endedStreams.isEmpty { await judgeEndedStreams() }
        if !unstored.isEmpty {
          let effects = unstored
          unstored = []
          group.addTask { await self.forget(effects) }
        }
        counted = count(after: counted)
        let rest = roster.nextExpiry.map { max(loop.now.duration(to: $0), .zero) } ?? .seconds(60)
        await bell.wait(upTo: rest, on: loop)
      }
    }
  }

  /// Says how many instances each service has, where that changed. Returns the numbers.
  private func count(after last: [String: Int]) -> [String: Int] {
    let now = Dictionary(grouping: roster.list(namespace: nil), by: \.announcement.name.service).mapValues(\.count)
    for service in Set(last.keys).union(now.keys).sorted() where last[service] != now[service] {
      Gauge(label: MetricName.instances, dimensions: [("service", service)]).record(now[service] ?? 0)
    }
    return now
  }

  private func load() async -> Bool {
    while !Task.isCancelled {
      do {
        roster = try await store.roster(at: loop.moment)
        book = try await store.configuration()
        isLoaded = true
        loaded.ring(true)
        log.info("the registry is loaded", metadata: ["instances": "\(roster.count)"])
        return true
      } catch {
        log.error("the registry cannot be loaded; trying again", metadata: [LogKey.error: "\(error)"])
        await bell.wait(upTo: .seconds(1), on: loop)
      }
    }
    return false
  }

  /// Streams that end together within the merge window, most of all there are: that is this node's
  /// network, or its own end, and says nothing of the instances; their leases decide. Otherwise the
  /// end of a stream is the end of its instance.
  private func judgeEndedStreams() async {
    do { try await loop.sleep(for: configuration.mergeWindow) } catch { return }
    let ended = endedStreams.filter { stream in
      roster[stream.id]?.lease.id == stream.lease && roster[stream.id]?.lease.attachment == stream.attachment
    }
    endedStreams = []
    let attached = roster.list(namespace: nil).count { $0.lease.attachment != nil }
    guard ended.count < Self.massEnd || ended.count * 2 <= attached else {
      log.warning("most streams ended at once; leases decide who is gone", metadata: ["streams": "\(ended.count)"])
      for stream in ended { roster.loosen(stream.id, lease: stream.lease, attachment: stream.attachment) }
      return
    }
    for stream in ended {
      log.warning("an instance is gone: its stream has ended", metadata: ["instance": "\(stream.id)"])
      let effects = roster.detach(stream.id, lease: stream.lease, attachment: stream.attachment)
      show(effects)
      unstored += effects
    }
  }

  /// From how many streams on "most of them" means something.
  private static let massEnd = 3

  private func forget(_ effects: [Roster.Effect]) async {
    do {
      try await store.write(effects)
    } catch {
      // They come back after a restart, for one time to live.
      log.warning("instances that are gone were not forgotten", metadata: [LogKey.error: "\(error)"])
    }
  }

  /// Waits until the stored instances are loaded, as long as the call does.
  func ready(_ call: ServerCall) async throws {
    guard !isLoaded else { return }
    let bell = loaded.hang(true)
    defer { loaded.takeDown(bell, true) }
    while !isLoaded {
      let left = loop.now.duration(to: call.deadline)
      guard left > .zero, !Task.isCancelled else {
        throw RPCError(.unavailable, "the registry is loading", reason: "STARTING")
      }
      await bell.wait(upTo: left, on: loop)
    }
  }
}

public import Base
internal import Messages
public import RPCCore

/// Follows the registry's lists of the services that somebody asked for: one watch per service,
/// however many channels use it.
///
/// When the registry is away the last list stays: what was there is likely still there, and calls
/// find out. The watch comes back by itself with back-off. Everything but `run` is callable from
/// any thread.
public final class Resolver: EndpointSource {
  /// What happened, for a log.
  public enum Event: Sendable {
    case listChanged(service: String, instances: Int)
    case watchLost(service: String, any Error)
  }

  private struct Entry: Sendable {
    var endpoints: [Endpoint] = []
    var listeners: [@Sendable ([Endpoint]) -> Void] = []
  }

  private let loop: any Loop
  private let registry: RegistryV1.RegistryServiceClient
  private let namespace: String
  private let report: @Sendable (Event) -> Void
  private let entries = Locked<[String: Entry]>([:])
  private let wanted = Bell()
  private let changes = BellBoard<String>()

  /// - Parameters:
  ///   - registry: the channel to the registry itself.
  ///   - namespace: empty for `default`.
  public init(
    loop: any Loop, registry: any Channel, namespace: String = "",
    report: @escaping @Sendable (Event) -> Void = { _ in }
  ) {
    self.loop = loop
    self.registry = RegistryV1.RegistryServiceClient(registry)
    self.namespace = namespace
    self.report = report
  }

  /// Watches every service asked for, until the task is cancelled. Run it once.
  public func run() async {
    await withDiscardingTaskGroup { group in
      var watched: Set<String> = []
      while !Task.isCancelled {
        for service in entries.withLock({ $0.keys.sorted() }) where watched.insert(service).inserted {
          group.addTask { await self.watch(service) }
        }
        await wanted.wait(upTo: .seconds(60), on: loop)
      }
    }
  }

  /// Begins to follow a service; again changes nothing.
  public func follow(_ service: String) {
    let isNew = entries.withLock { entries in
      guard entries[service] == nil else { return false }
      entries[service] = Entry()
      return true
    }
    if isNew { wanted.ring() }
  }

  /// The instances that may be called now, as last heard; empty while nothing has been heard.
  public func endpoints(of service: String) -> [Endpoint] {
    entries.withLock { $0[service]?.endpoints ?? [] }
  }

  /// Waits until `isEnough` of the list, at most `limit`. Returns the list then.
  public func endpoints(
    of service: String, waitingUpTo limit: Duration, on loop: any Loop,
    until isEnough: @Sendable ([Endpoint]) -> Bool
  ) async -> [Endpoint] {
    follow(service)
    // The usual case waits for nothing.
    let known = endpoints(of: service)
    if isEnough(known) { return known }
    let end = loop.now.advanced(by: limit)
    let bell = changes.hang(service)
    defer { changes.takeDown(bell, service) }
    while true {
      let list = endpoints(of: service)
      let left = loop.now.duration(to: end)
      guard !isEnough(list), left > .zero, !Task.isCancelled else { return list }
      await bell.wait(upTo: left, on: loop)
    }
  }

  /// Calls `listener` with every new list of a service, from whichever thread it comes.
  public func listen(to service: String, _ listener: @escaping @Sendable ([Endpoint]) -> Void) {
    follow(service)
    entries.withLock { $0[service]?.listeners.append(listener) }
  }
}

// MARK: - The watch

extension Resolver {
  private func watch(_ service: String) async {
    var request = RegistryV1.WatchRequest()
    request.namespace = namespace
    request.service = service
    let failures = Locked(0)
    while !Task.isCancelled {
      do {
        try await endingWhenSilent(for: DiscoveryLimits.watchSilence, on: loop) { [self, request] heard in
          try await registry.watch(request, CallOptions(timeout: Limits.unnamedStreamTimeout)) { event in
            heard()
            failures.withLock { $0 = 0 }
            self.take(service, event)
          }
        }
      } catch {
        if !Task.isCancelled { report(.watchLost(service: service, error)) }
      }
      let count = failures.withLock { failures in
        defer { failures += 1 }
        return failures
      }
      do { try await loop.sleep(for: DiscoveryLimits.delay(after: count, loop.next())) } catch { return }
    }
  }

  private func take(_ service: String, _ event: RegistryV1.WatchEvent) {
    let list = event.instances.compactMap { Endpoint($0) }
    let listeners: [@Sendable ([Endpoint]) -> Void]? = entries.withLock { entries in
      guard entries[service]?.endpoints != list else { return nil }
      entries[service]?.endpoints = list
      return entries[service]?.listeners
    }
    guard let listeners else { return }
    for listener in listeners { listener(list) }
    changes.ring(service)
    report(.listChanged(service: service, instances: list.count))
  }
}

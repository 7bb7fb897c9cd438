public import Base
public import Messages
public import RPCCore

/// Keeps one instance registered for as long as it runs.
///
/// ```
///            ┌────────────── lease lost, registry forgot ──────────────┐
///            ▼                                                         │
///  run ─► register ─► heartbeats at the lease's rhythm + attached stream ─► (cancelled) deregister
///            └─ fails: back-off, again
/// ```
/// Cancel the task of `run` before the server stops taking calls: it deregisters, then returns.
public actor Registration {
  /// What happened, for a log.
  public enum Event: Sendable {
    case registered(epoch: Int64)
    case leaseLost
    case registryUnreachable(any Error)
    case deregistered
  }

  nonisolated let loop: any Loop
  /// The loop: everything here runs on it.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let registry: RegistryV1.RegistryServiceClient
  private let instance: RegistryV1.Instance
  private let ttl: Duration
  private let report: @Sendable (Event) -> Void
  private var lease: String?
  private let changes = BellBoard<Bool>()

  /// - Parameters:
  ///   - registry: the channel to the registry itself.
  ///   - instance: who it is; state, epoch and times are the registry's to say.
  ///   - ttl: of the lease; `.zero` takes the registry's usual one.
  public init(
    loop: any Loop, registry: any Channel, instance: RegistryV1.Instance, ttl: Duration = .zero,
    report: @escaping @Sendable (Event) -> Void = { _ in }
  ) {
    self.loop = loop
    self.registry = RegistryV1.RegistryServiceClient(registry)
    self.instance = instance
    self.ttl = ttl
    self.report = report
  }

  /// Whether the instance holds a lease, as far as it knows.
  public var isRegistered: Bool { lease != nil }

  /// Waits until the instance holds a lease, at most `limit`; false when it does not then.
  public func registered(waitingUpTo limit: Duration) async -> Bool {
    let end = loop.now.advanced(by: limit)
    let bell = changes.hang(true)
    defer { changes.takeDown(bell, true) }
    while lease == nil {
      let left = loop.now.duration(to: end)
      guard left > .zero, !Task.isCancelled else { return false }
      await bell.wait(upTo: left, on: loop)
    }
    return true
  }

  /// Registers and stays registered until the task is cancelled; then deregisters. Run it once.
  public func run() async {
    var failures = 0
    while !Task.isCancelled {
      do {
        let answer = try await register()
        failures = 0
        await keep(answer)
        if !Task.isCancelled { report(.leaseLost) }
      } catch {
        if Task.isCancelled { break }
        report(.registryUnreachable(error))
        failures += 1
      }
      // Also after a lost lease: two processes with one id must not take it from each other in a spin.
      // The wait ends early when the task is cancelled, which the loop sees.
      do { try await loop.sleep(for: DiscoveryLimits.delay(after: failures, loop.next())) } catch { break }
    }
    await leave()
  }

  private func register() async throws -> RegistryV1.RegisterResponse {
    var request = RegistryV1.RegisterRequest()
    request.instance = instance
    request.ttlMs = UInt32(clamping: ttl.clampedMilliseconds)
    let answer = try await registry.register(request, CallOptions(timeout: DiscoveryLimits.callTimeout))
    lease = answer.leaseID
    changes.ring(true)
    report(.registered(epoch: answer.epoch))
    return answer
  }

  /// Ends the lease, although the task that held it is cancelled.
  private func leave() async {
    guard let lease else { return }
    self.lease = nil
    var request = RegistryV1.DeregisterRequest()
    request.instanceID = instance.instanceID
    request.leaseID = lease
    let (registry, report) = (registry, report)
    await loop.spawn { [request] in
      do {
        _ = try await registry.deregister(request, CallOptions(timeout: DiscoveryLimits.callTimeout))
        report(.deregistered)
      } catch {
        // The lease ends by itself soon.
        report(.registryUnreachable(error))
      }
    }.finished()
  }
}

// MARK: - Keeping

extension Registration {
  /// Returns when the lease is lost, or the task is cancelled.
  private func keep(_ answer: RegistryV1.RegisterResponse) async {
    let rhythm = Duration.milliseconds(Int64(max(answer.heartbeatMs, 1)))
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.beat(answer.leaseID, every: rhythm) }
      group.addTask { await self.attach(answer.leaseID) }
      await group.next()
      group.cancelAll()
    }
    if !Task.isCancelled { lease = nil }
  }

  private func beat(_ lease: String, every rhythm: Duration) async {
    var request = RegistryV1.HeartbeatRequest()
    request.instanceID = instance.instanceID
    request.leaseID = lease
    let options = CallOptions(timeout: min(rhythm, DiscoveryLimits.callTimeout))
    while !Task.isCancelled {
      do {
        try await loop.sleep(for: rhythm)
        _ = try await registry.heartbeat(request, options)
      } catch let error as RPCError where Self.isLost(error) {
        return
      } catch {
        if Task.isCancelled { return }
        report(.registryUnreachable(error))
      }
    }
  }

  private func attach(_ lease: String) async {
    var request = RegistryV1.AttachRequest()
    request.instanceID = instance.instanceID
    request.leaseID = lease
    var failures = 0
    while !Task.isCancelled {
      let began = loop.now
      do {
        try await endingWhenSilent(for: DiscoveryLimits.attachSilence, on: loop) { [registry, request] heard in
          try await registry.attach(request, CallOptions(timeout: Limits.unnamedStreamTimeout)) { _ in heard() }
        }
      } catch let error as RPCError where Self.isLost(error) {
        return
      } catch {
        if Task.isCancelled { return }
        report(.registryUnreachable(error))
      }
      failures = began.duration(to: loop.now) > DiscoveryLimits.longestDelay ? 0 : failures + 1
      do { try await loop.sleep(for: DiscoveryLimits.delay(after: failures, loop.next())) } catch { return }
    }
  }

  /// The registry says that this lease is no more.
  private static func isLost(_ error: RPCError) -> Bool { error.reason == "LEASE_LOST" }
}

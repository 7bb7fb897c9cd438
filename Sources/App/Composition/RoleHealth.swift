internal import Base
internal import Logging
internal import Ports
internal import RPCCore

/// Whether a role can do its work: what its stores say of their disks, told over `grpc.health.v1.Health`.
///
/// ```
///  every second    a store has a fault ─────────────────────────► NOT_SERVING, the cause in the log
///  every 5 s, and  the role has read what it must, and every
///  while ill       store makes a durable write of its own ── no answer in 5 s ─► NOT_SERVING
///                                        └─ answered, no fault ─► SERVING
/// ```
/// So a full disk shows also where nothing is written, and so does its end.
package final class RoleHealth: Sendable {
  enum Limits {
    /// How old the answer to a probe may be, besides what it takes to find out.
    static let period: Duration = .seconds(1)
    /// Periods between two durable writes of a role that is well and has nothing to write.
    static let periodsBetweenChecks = 5
    /// A disk that needs longer serves nobody.
    static let answer: Duration = .seconds(5)
  }

  /// What answers probes.
  let service: HealthService
  private let loop: any Loop
  private let stores: [any SelfCheckingStore]
  private let ready: @Sendable () async -> Void
  private let log: Logger
  /// Why the role does not serve; nil when it does.
  private let cause = Locked<String?>(nil)

  /// - Parameters:
  ///   - names: the services of the role.
  ///   - stores: what it keeps things in.
  ///   - ready: returns once it has read what it must before it can answer.
  init(
    names: Set<String>, loop: any Loop, stores: [any SelfCheckingStore],
    ready: @escaping @Sendable () async -> Void = {}, log: Logger
  ) {
    service = HealthService(names: names, loop: loop)
    self.loop = loop
    self.stores = stores
    self.ready = ready
    self.log = log
  }

  /// Looks until the task is cancelled.
  func run() async {
    var round = 0
    while !Task.isCancelled {
      let isIll = cause.withLock { $0 != nil } || fault != nil
      if isIll || round % Limits.periodsBetweenChecks == 0 { await check() } else { tell(fault) }
      round += 1
      // The sleep ends early when the task is cancelled, which the loop sees.
      do { try await loop.sleep(for: Limits.period) } catch { break }
    }
  }

  private var fault: String? { stores.lazy.compactMap(\.fault).first }

  /// Asks for an answer of everything underneath, one at a time: what hangs is not asked again.
  private func check() async {
    let (stores, ready, bell, hasAnswered) = (stores, ready, Bell(), Locked(false))
    loop.spawn {
      await ready()
      for store in stores { await store.probe() }
      hasAnswered.withLock { $0 = true }
      bell.ring()
    }
    let limit = loop.now.advanced(by: Limits.answer)
    while !hasAnswered.withLock({ $0 }), !Task.isCancelled {
      await bell.wait(upTo: Limits.period, on: loop)
      if loop.now >= limit, !hasAnswered.withLock({ $0 }) {
        tell(fault ?? "no answer for \(Limits.answer): the role is not ready, or its disk hangs")
      } else if let fault {
        tell(fault)
      }
    }
    if !Task.isCancelled { tell(fault) }
  }

  private func tell(_ newCause: String?) {
    let old = cause.withLock { cause in
      defer { cause = newCause }
      return cause
    }
    service.say(newCause == nil ? .serving : .notServing)
    switch (old, newCause) {
    case (nil, let cause?): log.error("the role does not serve", metadata: ["error": "\(cause)"])
    case (_?, nil): log.notice("the role serves again")
    default: break
    }
  }
}

internal import Base
internal import NIOCore

/// One movable deadline of one connection: setting it costs a store, and the timer behind it is
/// moved only when it fires early. Confined to its event loop.
final class DeadlineWatch {
  private let loop: NIOIsolatedEventLoop
  private let expired: () -> Void
  private var deadline: NIODeadline?
  private var timer: Scheduled<Void>?
  private var timerAt = NIODeadline.distantFuture

  init(on eventLoop: any EventLoop, expired: @escaping () -> Void) {
    loop = eventLoop.assumeIsolated()
    self.expired = expired
  }

  /// Replaces the deadline; `nil` takes it away.
  func set(_ delay: Duration?) {
    guard let delay else {
      deadline = nil
      return
    }
    let at = NIODeadline.now() + .nanoseconds(delay.clampedNanoseconds)
    deadline = at
    guard at < timerAt else { return }
    timer?.cancel()
    schedule(at)
  }

  /// For good: no timer holds the connection any more.
  func end() {
    deadline = nil
    timer?.cancel()
    timer = nil
    timerAt = .distantFuture
  }

  private func schedule(_ at: NIODeadline) {
    timerAt = at
    timer = loop.scheduleTask(deadline: at) { self.fire() }
  }

  private func fire() {
    timer = nil
    timerAt = .distantFuture
    guard let deadline else { return }
    guard deadline <= NIODeadline.now() else { return schedule(deadline) }
    self.deadline = nil
    expired()
  }
}

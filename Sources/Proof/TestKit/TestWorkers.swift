public import Base
public import Logging

/// Runs jobs on a loop, in order, `latency` after they were given: a worker thread of virtual time.
/// What piles up meanwhile meets in one batch, as it does with a real thread.
public struct LoopWorker: Worker {
  private let loop: any Loop
  private let latency: Duration

  public init(_ loop: any Loop, latency: Duration = .zero) {
    self.loop = loop
    self.latency = latency
  }

  public func submit(_ job: @escaping @Sendable () -> Void) {
    if latency == .zero { loop.execute(job) } else { loop.schedule(after: latency, job) }
  }
}

/// A logger that says nothing.
public func quietLogger(_ label: String = "test") -> Logger {
  Logger(label: label, factory: { _ in SwiftLogNoOpLogHandler() })
}

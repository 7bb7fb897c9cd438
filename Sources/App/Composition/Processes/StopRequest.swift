internal import Base
@preconcurrency internal import Dispatch
internal import Foundation

/// Waits for somebody's wish that this process stop: SIGTERM, SIGINT, or, for a child, the end of
/// its standard input. Who signals again half a second later or after that does not want to wait:
/// the process ends where it stands, which the stores survive.
public final class StopRequest: Sendable {
  private let bell = Locked<(isRung: Bool, waiters: [CheckedContinuation<Void, Never>])>(
    (false, []))
  private let sources: [any DispatchSourceSignal]
  private let firstSignal = Locked<ContinuousClock.Instant?>(nil)
  /// `timeout` and terminals may send one wish twice.
  private static let secondThoughts: Duration = .milliseconds(500)

  /// - Parameter endsWithInput: for processes that a parent started with a pipe.
  public init(endsWithInput: Bool) {
    var sources: [any DispatchSourceSignal] = []
    for number in [SIGTERM, SIGINT] {
      signal(number, SIG_IGN)
      sources.append(DispatchSource.makeSignalSource(signal: number, queue: .global()))
    }
    signal(SIGPIPE, SIG_IGN)
    // A file above the process's limit is then an error of that write, which the store survives.
    signal(SIGXFSZ, SIG_IGN)
    self.sources = sources
    for source in sources {
      source.setEventHandler { [weak self] in self?.signalled() }
      source.resume()
    }
    if endsWithInput { watchInput() }
  }

  private func signalled() {
    let isImpatient = firstSignal.withLock { first in
      let begun = first ?? .now
      first = begun
      return ContinuousClock.now - begun >= Self.secondThoughts
    }
    if isImpatient { _exit(1) }
    ring()
  }

  /// Whether a stop was asked for.
  public var isAsked: Bool { bell.withLock { $0.isRung } }

  /// What `start` makes; nil as soon as a stop is asked for, while what was begun is left behind by a
  /// process that ends.
  func unlessAsked<Made: Sendable>(_ start: @escaping @Sendable () async throws -> Made)
    async throws -> Made?
  {
    let first = Locked(CheckedContinuation<Made?, any Error>?.none)
    @Sendable func take() -> CheckedContinuation<Made?, any Error>? {
      first.withLock { first in
        defer { first = nil }
        return first
      }
    }
    return try await withCheckedThrowingContinuation { continuation in
      first.withLock { $0 = continuation }
      let starting = Task {
        do {
          let made = try await start()
          take()?.resume(returning: made)
        } catch {
          // A signal goes to the children too: one that ended of it is no failure.
          if self.isAsked { take()?.resume(returning: nil) } else { take()?.resume(throwing: error) }
        }
      }
      Task {
        await self.wait()
        take()?.resume(returning: nil)
        starting.cancel()
      }
    }
  }

  /// Asks for the stop from inside.
  public func ring() {
    let waiters = bell.withLock { bell in
      defer { bell = (true, []) }
      return bell.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Returns once a stop was asked for.
  public func wait() async {
    await withCheckedContinuation { continuation in
      let isRung = bell.withLock { bell in
        if !bell.isRung { bell.waiters.append(continuation) }
        return bell.isRung
      }
      if isRung { continuation.resume() }
    }
  }

  private func watchInput() {
    Thread.detachNewThread { [weak self] in
      while true {
        let data = FileHandle.standardInput.availableData
        if data.isEmpty { break }
      }
      self?.ring()
    }
  }
}

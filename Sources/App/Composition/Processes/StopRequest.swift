internal import Base
@preconcurrency internal import Dispatch
internal import Foundation

/// Waits for somebody's wish that this process stop: SIGTERM, SIGINT, or, for a child, the end of
/// its standard input.
public final class StopRequest: Sendable {
  private let bell = Locked<(isRung: Bool, waiters: [CheckedContinuation<Void, Never>])>(
    (false, []))
  private let sources: [any DispatchSourceSignal]

  /// - Parameter endsWithInput: for processes that a parent started with a pipe.
  public init(endsWithInput: Bool) {
    var sources: [any DispatchSourceSignal] = []
    for number in [SIGTERM, SIGINT] {
      signal(number, SIG_IGN)
      sources.append(DispatchSource.makeSignalSource(signal: number, queue: .global()))
    }
    signal(SIGPIPE, SIG_IGN)
    self.sources = sources
    for source in sources {
      source.setEventHandler { [weak self] in self?.ring() }
      source.resume()
    }
    if endsWithInput { watchInput() }
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

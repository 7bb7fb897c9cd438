internal import Base
@preconcurrency internal import Dispatch
internal import Foundation

/// Wishes that every role be restarted in turn: SIGUSR2. Wishes that come while one is being done are one more.
final class RestartRequests: Sendable {
  private let source: any DispatchSourceSignal
  private let wishes: AsyncStream<Void>
  private let wish: AsyncStream<Void>.Continuation

  init() {
    (wishes, wish) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    signal(SIGUSR2, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGUSR2, queue: .global())
    source.setEventHandler { [wish] in wish.yield() }
    source.resume()
  }

  /// Fulfils wishes until `end`.
  func follow(_ fulfil: @Sendable () async -> Void) async {
    for await _ in wishes { await fulfil() }
  }

  func end() { wish.finish() }
}

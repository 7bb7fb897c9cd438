internal import Base
@preconcurrency internal import Dispatch
internal import Foundation

/// SIGHUP: a wish that this process read its certificates again. Where a terminal hung up it is a wish to
/// stop, as SIGTERM is: nobody sees any more what runs there.
final class HangUp: Sendable {
  private let source: any DispatchSourceSignal
  private let reloads: Locked<[@Sendable () -> Void]>

  init() {
    let reloads = Locked<[@Sendable () -> Void]>([])
    let hadTerminal = isatty(STDIN_FILENO) == 1
    signal(SIGHUP, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: .global())
    source.setEventHandler {
      // A terminal that is gone is none any more.
      if hadTerminal, isatty(STDIN_FILENO) == 0 {
        kill(getpid(), SIGTERM)
      } else {
        for reload in reloads.withLock({ $0 }) { reload() }
      }
    }
    source.resume()
    (self.source, self.reloads) = (source, reloads)
  }

  deinit { source.cancel() }

  /// Runs `reload` at every SIGHUP from now on, away from every loop.
  func then(_ reload: @escaping @Sendable () -> Void) { reloads.withLock { $0.append(reload) } }
}

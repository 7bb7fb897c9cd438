internal import Base
package import RPCCore

/// The messages of one stream on their way from a connection to their reader, with the credit that
/// each holds back until it is read.
package final class ArrivingMessages: Sendable {
  package let pipe: MessagePipe
  package let credits: CreditLine

  /// Each message may have been packed; `onTaken` hears whether the one read now was.
  package init(onTaken: (@Sendable (_ isCompressed: Bool) -> Void)? = nil) {
    let credits = CreditLine(onTaken)
    self.credits = credits
    pipe = MessagePipe { _ in credits.taken() }
  }

  /// Takes a message. Returns the credit that can be given at once: all of it when nobody reads.
  package func arrived(_ message: [UInt8], credit: Int, isCompressed: Bool = false) -> Int {
    credits.add(credit, isCompressed)
    return pipe.offer(message) ? 0 : credit
  }
}

/// Credit of a stream's messages in the order of their arrival, given when each has been read.
package final class CreditLine: Sendable {
  private struct State {
    var credits: [(credit: Int, isCompressed: Bool)] = []
    var next = 0
    var give: (@Sendable (Int) -> Void)?
  }
  private let state = Locked(State())

  private let onTaken: (@Sendable (Bool) -> Void)?

  package init(_ onTaken: (@Sendable (_ isCompressed: Bool) -> Void)? = nil) { self.onTaken = onTaken }

  package func attach(_ give: @escaping @Sendable (Int) -> Void) { state.withLock { $0.give = give } }

  package func add(_ credit: Int, _ isCompressed: Bool) { state.withLock { $0.credits.append((credit, isCompressed)) } }

  /// The reader has taken the next message.
  package func taken() {
    typealias Taken = (give: (@Sendable (Int) -> Void)?, credit: Int, isCompressed: Bool)
    let taken: Taken? = state.withLock { state in
      guard state.next < state.credits.count else { return nil }
      let (credit, isCompressed) = state.credits[state.next]
      state.next += 1
      if state.next == state.credits.count {
        state.credits.removeAll(keepingCapacity: true)
        state.next = 0
      }
      return (state.give, credit, isCompressed)
    }
    guard let taken else { return }
    onTaken?(taken.isCompressed)
    taken.give?(taken.credit)
  }
}

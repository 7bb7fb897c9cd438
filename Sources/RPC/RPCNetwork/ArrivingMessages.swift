internal import Base
package import RPCCore

/// The messages of one stream on their way from a connection to their reader, with the credit that
/// each holds back until it is read.
package final class ArrivingMessages: Sendable {
  package let pipe: MessagePipe
  package let credits: CreditLine

  package init() {
    let credits = CreditLine()
    self.credits = credits
    pipe = MessagePipe { _ in credits.taken() }
  }

  /// Takes a message. Returns the credit that can be given at once: all of it when nobody reads.
  package func arrived(_ message: [UInt8], credit: Int) -> Int {
    credits.add(credit)
    return pipe.offer(message) ? 0 : credit
  }
}

/// Credit of a stream's messages in the order of their arrival, given when each has been read.
package final class CreditLine: Sendable {
  private struct State {
    var credits: [Int] = []
    var next = 0
    var give: (@Sendable (Int) -> Void)?
  }
  private let state = Locked(State())

  package init() {}

  package func attach(_ give: @escaping @Sendable (Int) -> Void) { state.withLock { $0.give = give } }

  package func add(_ credit: Int) { state.withLock { $0.credits.append(credit) } }

  /// The reader has taken the next message.
  package func taken() {
    let (give, credit): ((@Sendable (Int) -> Void)?, Int) = state.withLock { state in
      guard state.next < state.credits.count else { return (nil, 0) }
      let credit = state.credits[state.next]
      state.next += 1
      if state.next == state.credits.count {
        state.credits.removeAll(keepingCapacity: true)
        state.next = 0
      }
      return (state.give, credit)
    }
    give?(credit)
  }
}

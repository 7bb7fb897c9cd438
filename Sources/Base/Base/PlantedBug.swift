/// Bugs that the simulator puts into services on purpose, to prove that it would find them.
///
/// They enter by the `planted` sets of the services' configurations, which nothing outside this
/// package can set; the set is empty everywhere but in the simulator. Each is one line at the place
/// where the rule stands that it breaks.
package enum PlantedBug: String, Sendable, Hashable, CaseIterable {
  // Stock
  /// A hold is answered before its record is on the disk.
  case acknowledgeBeforeDurable = "acknowledge-before-durable"
  /// A failed append is forgotten; what is in memory is kept.
  case journalNotFenced = "journal-not-fenced"
  /// A segment appends under the epoch of the owner before it.
  case staleEpoch = "stale-epoch"
  /// A repeated request places a second hold.
  case repeatHoldsAgain = "repeat-holds-again"
  /// Holds that were there before a restart never expire.
  case expiryForgotten = "expiry-forgotten"
  /// Nobody counts what a buyer has already.
  case limitForgotten = "limit-forgotten"
  /// Stock does not note a Cancel that comes before its Try.
  case emptyCancelForgotten = "empty-cancel-forgotten"
  /// The last place of a type is never given away.
  case lastPlaceRefused = "last-place-refused"
  // Orders
  /// The journal's offset is stored after the rows, in a write of its own.
  case offsetAfterRows = "offset-after-rows"
  /// The journal's offset is stored before the rows, in a write of its own.
  case offsetBeforeRows = "offset-before-rows"
  /// Places taken again after an expiry do not become the order's lines.
  case regrabKeepsOldPlaces = "regrab-keeps-old-places"
  /// An order is confirmed before the journal has told which places it got.
  case confirmBeforePlacesKnown = "confirm-before-places-known"
  /// The tickets of a refunded order stay valid.
  case ticketsNotVoided = "tickets-not-voided"
  /// Every place gets two tickets.
  case ticketsIssuedTwice = "tickets-issued-twice"
  /// Anybody sees any order.
  case strangersOrderShown = "strangers-order-shown"
  /// The order's branches have no fence.
  case orderFenceDropped = "order-fence-dropped"
  /// An order is cancelled without a word to the stock.
  case cancelKeepsHold = "cancel-keeps-hold"
  // Money
  /// The money is settled without an entry in the ledger.
  case settleWithoutLedger = "settle-without-ledger"
  /// A repeated callback is booked again.
  case captureTwice = "capture-twice"
  /// A callback's amount is not compared.
  case wrongAmountAccepted = "wrong-amount-accepted"
  /// A callback's signature is not checked.
  case signatureIgnored = "signature-ignored"
  /// Money that came too late is kept.
  case lateMoneyKept = "late-money-kept"
  /// Every attempt to pay back has a refund id of its own.
  case freshRefundID = "fresh-refund-id"
  /// The provider is never asked about payments without a callback.
  case lostCallbackIgnored = "lost-callback-ignored"
  /// The provider's list of trades is never read.
  case tradeListIgnored = "trade-list-ignored"
  /// A message is deleted before it is handed over.
  case outboxRowLost = "outbox-row-lost"
  /// A message's effect is made without a row in the inbox.
  case inboxSkipped = "inbox-skipped"
  // Transactions
  /// The refund's branches have no fence.
  case refundFenceDropped = "refund-fence-dropped"
  /// The refund transaction leaves out the stock.
  case refundKeepsPlaces = "refund-keeps-places"
  /// The transaction is committed although a participant has refused.
  case commitDespiteRefusal = "commit-despite-refusal"
  /// Participants are told the decision before it is on the disk.
  case decisionNotDurable = "decision-not-durable"
  /// A coordinator that starts again forgets what was open.
  case openForgotten = "open-forgotten"
}

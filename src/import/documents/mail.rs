//! The words of e-mail: its head in a few lines, then its text; a mailbox is one document a message.
//!
//! Invariant: attachments never become text; they are counted and named.

use super::flow::{Flow, Gap};
use super::html;
use super::plain::Plain;
use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{Address, Message, MessageParser, MimeHeaders as _, PartType};

/// What is read of a message as it was sent; none where the bytes are no message.
#[must_use]
pub(super) fn message(bytes: &[u8]) -> Option<Plain> {
    let message = MessageParser::default().parse(bytes)?;
    let mut flow = Flow::default();
    for (name, value) in head(&message) {
        flow.part(Gap::Line);
        flow.words(&format!("{name}: {value}"));
    }
    for part in message.text_bodies() {
        flow.part(Gap::Paragraph);
        match &part.body {
            PartType::Text(text) => flow.whole(&text.replace("\r\n", "\n")),
            PartType::Html(page) => flow.whole(&html::read(page).text),
            _ => {}
        }
    }
    let mut plain = Plain {
        text: flow.finish(),
        title: message.subject().map(str::trim).filter(|subject| !subject.is_empty()).map(str::to_owned),
        author: message
            .from()
            .and_then(Address::first)
            .and_then(|from| from.name().or(from.address()))
            .map(str::to_owned),
        date: message.date().map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)),
        ..Plain::default()
    };
    if let Some(id) = message.message_id() {
        plain.fields.insert("message id".to_owned(), id.to_owned());
    }
    for part in message.attachments() {
        plain.told.push(format!("an attachment left out: {}", part.attachment_name().unwrap_or("without a name")));
    }
    if message.text_bodies().any(|part| part.is_encoding_problem) {
        plain.told.push("a text that does not keep to the encoding it names: some characters may be wrong".to_owned());
    }
    Some(plain)
}

/// The messages of a mailbox in its order.
#[must_use]
pub(super) fn mailbox(bytes: &[u8]) -> Vec<Plain> {
    MessageIterator::new(bytes).filter_map(|found| message(found.ok()?.contents())).collect()
}

/// The lines of the head that a reader wants.
fn head(message: &Message<'_>) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    for (name, address) in [("From", message.from()), ("To", message.to()), ("Cc", message.cc())] {
        lines.extend(address.map(|address| (name, names(address))).filter(|(_, names)| !names.is_empty()));
    }
    lines.extend(message.date().map(|date| ("Date", date.to_rfc3339())));
    lines.extend(message.subject().map(|subject| ("Subject", subject.to_owned())));
    lines
}

/// The people of an address line, with commas between.
fn names(address: &Address<'_>) -> String {
    let one = |name: Option<&str>, place: Option<&str>| match (name, place) {
        (Some(name), Some(place)) => format!("{name} <{place}>"),
        (name, place) => name.or(place).unwrap_or_default().to_owned(),
    };
    address.iter().map(|it| one(it.name(), it.address())).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "From: =?utf-8?b?RuG6uW1p?= <femi@example.org>\r\nTo: Jo <jo@example.org>, x@example.org\r\n\
        Subject: Our =?utf-8?q?true_figure?=\r\nDate: Mon, 19 Nov 2018 04:52:00 +0000\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\nDear Jo,\r\n\r\nA caf=C3=A9 and a lin=\r\ne.\r\n--b\r\n\
        Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"a.pdf\"\r\n\r\nxx\r\n--b--\r\n";

    #[test]
    fn a_message_is_its_head_and_its_text_and_its_attachments_are_named() {
        let plain = message(MAIL.as_bytes()).expect("a message");
        assert_eq!(
            plain.text,
            "From: Fẹmi <femi@example.org>\nTo: Jo <jo@example.org>, x@example.org\nDate: 2018-11-19T04:52:00Z\n\
             Subject: Our true figure\n\nDear Jo,\n\nA café and a line."
        );
        assert_eq!(plain.title.as_deref(), Some("Our true figure"));
        assert_eq!(plain.author.as_deref(), Some("Fẹmi"));
        assert_eq!(plain.date.as_deref(), Some("2018-11-19"));
        assert_eq!(plain.told, ["an attachment left out: a.pdf"]);
    }

    #[test]
    fn of_a_page_alone_its_words_are_read() {
        let mail = "From: a@example.org\nSubject: x\nContent-Type: text/html\n\n<style>p{}</style><p>One<p>Two";
        assert_eq!(message(mail.as_bytes()).expect("a message").text, "From: a@example.org\nSubject: x\n\nOne\n\nTwo");
    }

    #[test]
    fn a_mailbox_is_its_messages() {
        let one =
            "From a@example.org Mon Nov 19 04:52:00 2018\nFrom: a@example.org\nSubject: first\n\n>From here on\n\n";
        let two = "From b@example.org Mon Nov 19 04:53:00 2018\nFrom: b@example.org\nSubject: second\n\nText\n";
        let found = mailbox(format!("{one}{two}").as_bytes());
        assert_eq!(
            found.iter().map(|plain| plain.title.as_deref()).collect::<Vec<_>>(),
            [Some("first"), Some("second")]
        );
        assert!(found[0].text.ends_with("\n\nFrom here on"), "{}", found[0].text);
    }
}

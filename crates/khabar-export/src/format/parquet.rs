//! Apache Parquet: one of the tables, with types; days as dates, lists as lists of strings.
//!
//! Written through the crate's own column writers, so that nothing of Arrow is built for it.

use super::{Output, Placed, Writer};
use crate::check::Faults;
use crate::field::Places;
use crate::item::Item;
use crate::table::{self, Head, Kind, Value};
use crate::{Error, Options, Result, Table};
use khabar::date::Day;
use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many rows wait until they are written as a row group.
const GROUP: usize = 50_000;

/// Writes a table as Parquet.
pub(crate) struct Parquet {
    out: SerializedFileWriter<Output>,
    table: Table,
    columns: Vec<Vec<Value>>,
    waiting: usize,
}

impl Parquet {
    pub(crate) fn new(out: Output, options: Options) -> Result<Parquet> {
        let heads = table::columns(options.table);
        let about = |key: &str, value: &str| KeyValue::new(key.to_owned(), value.to_owned());
        let level = ZstdLevel::try_new(3).map_err(Error::format)?;
        let properties = WriterProperties::builder()
            .set_created_by(concat!("khabar ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_compression(Compression::ZSTD(level))
            .set_key_value_metadata(Some(vec![
                about("khabar.table", options.table.name()),
                about("khabar.offsets", "0-based, end-exclusive, Unicode code points of the stored text"),
            ]))
            .build();
        let schema = schema(options.table.name(), &heads).map_err(Error::format)?;
        let out = SerializedFileWriter::new(out, schema, Arc::new(properties)).map_err(Error::format)?;
        Ok(Parquet { out, table: options.table, columns: vec![Vec::new(); heads.len()], waiting: 0 })
    }

    fn write_group(&mut self) -> Result<()> {
        if self.waiting == 0 {
            return Ok(());
        }
        let heads = table::columns(self.table);
        let mut group = self.out.next_row_group().map_err(Error::format)?;
        for (head, values) in heads.iter().zip(&mut self.columns) {
            let values = std::mem::take(values);
            let mut column = group
                .next_column()
                .map_err(Error::format)?
                .ok_or_else(|| Error::format("Parquet has fewer columns than the table"))?;
            write_column(column.untyped(), head, values).map_err(Error::format)?;
            column.close().map_err(Error::format)?;
        }
        group.close().map_err(Error::format)?;
        self.waiting = 0;
        Ok(())
    }
}

fn schema(name: &str, heads: &[Head]) -> parquet::errors::Result<TypePtr> {
    let fields = heads.iter().map(|h| field(h).map(Arc::new)).collect::<Result<Vec<_>, _>>()?;
    Ok(Arc::new(Type::group_type_builder(name).with_fields(fields).build()?))
}

fn field(head: &Head) -> parquet::errors::Result<Type> {
    let repetition = if head.required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
    let primitive = |physical, logical| {
        Type::primitive_type_builder(head.name, physical)
            .with_repetition(repetition)
            .with_logical_type(logical)
            .build()
    };
    match head.kind {
        Kind::Text => primitive(Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Day => primitive(Physical::INT32, Some(LogicalType::Date)),
        Kind::Int => primitive(Physical::INT64, None),
        Kind::Real => primitive(Physical::DOUBLE, None),
        Kind::Flag => primitive(Physical::BOOLEAN, None),
        Kind::List => {
            let element = Type::primitive_type_builder("element", Physical::BYTE_ARRAY)
                .with_repetition(Repetition::REQUIRED)
                .with_logical_type(Some(LogicalType::String))
                .build()?;
            let list = Type::group_type_builder("list")
                .with_repetition(Repetition::REPEATED)
                .with_fields(vec![Arc::new(element)])
                .build()?;
            // Never null: a list with nothing in it says that nothing is known.
            Type::group_type_builder(head.name)
                .with_repetition(Repetition::REQUIRED)
                .with_converted_type(ConvertedType::LIST)
                .with_logical_type(Some(LogicalType::List))
                .with_fields(vec![Arc::new(list)])
                .build()
        }
    }
}

/// Days since 1970-01-01, as Parquet counts them.
fn epoch_days(day: Day) -> i32 {
    Day::new(1970, 1, 1).map_or(0, |epoch| epoch.days_until(day) as i32)
}

/// The values of a column that are there, and for each row whether its is.
fn present<T>(values: Vec<Value>, get: fn(Value) -> Option<T>) -> (Vec<T>, Vec<i16>) {
    let mut out = Vec::with_capacity(values.len());
    let mut levels = Vec::with_capacity(values.len());
    for value in values {
        let value = get(value);
        levels.push(i16::from(value.is_some()));
        out.extend(value);
    }
    (out, levels)
}

fn bytes(text: String) -> ByteArray {
    ByteArray::from(text.into_bytes())
}

fn write_column(
    column: &mut ColumnWriter<'_>,
    head: &Head,
    values: Vec<Value>,
) -> parquet::errors::Result<()> {
    // A column that every row has carries no levels.
    let there = |levels: Vec<i16>| (!head.required).then_some(levels);
    match column {
        ColumnWriter::ByteArrayColumnWriter(writer) if head.kind == Kind::List => {
            let (mut out, mut there, mut repeats) = (Vec::new(), Vec::new(), Vec::new());
            for value in values {
                let Value::List(list) = value else { continue };
                there.extend(std::iter::repeat_n(1i16, list.len()));
                repeats.extend((0..list.len()).map(|n| i16::from(n > 0)));
                if list.is_empty() {
                    there.push(0);
                    repeats.push(0);
                }
                out.extend(list.into_iter().map(bytes));
            }
            writer.write_batch(&out, Some(&there), Some(&repeats))?;
        }
        ColumnWriter::ByteArrayColumnWriter(writer) => {
            let (out, levels) = present(values, |v| match v {
                Value::Text(text) => Some(bytes(text)),
                _ => None,
            });
            writer.write_batch(&out, there(levels).as_deref(), None)?;
        }
        ColumnWriter::Int32ColumnWriter(writer) => {
            let (out, levels) = present(values, |v| match v {
                Value::Day(day) => Some(epoch_days(day)),
                _ => None,
            });
            writer.write_batch(&out, there(levels).as_deref(), None)?;
        }
        ColumnWriter::Int64ColumnWriter(writer) => {
            let (out, levels) = present(values, |v| match v {
                Value::Int(n) => Some(n),
                _ => None,
            });
            writer.write_batch(&out, there(levels).as_deref(), None)?;
        }
        ColumnWriter::DoubleColumnWriter(writer) => {
            let (out, levels) = present(values, |v| match v {
                Value::Real(n) => Some(n),
                _ => None,
            });
            writer.write_batch(&out, there(levels).as_deref(), None)?;
        }
        ColumnWriter::BoolColumnWriter(writer) => {
            let (out, levels) = present(values, |v| match v {
                Value::Flag(yes) => Some(yes),
                _ => None,
            });
            writer.write_batch(&out, there(levels).as_deref(), None)?;
        }
        _ => {}
    }
    Ok(())
}

impl Writer for Parquet {
    fn places(&self) -> Places {
        table::places(self.table)
    }

    fn add(&mut self, item: &Item<'_>) -> Result<Placed> {
        let rows = table::rows(self.table, item);
        let n = rows.len();
        for row in rows {
            for (column, value) in self.columns.iter_mut().zip(row) {
                column.push(value);
            }
        }
        self.waiting += n;
        if self.waiting >= GROUP {
            self.write_group()?;
        }
        Ok(Placed::Rows(n as u64))
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<PathBuf>> {
        self.write_group()?;
        self.out.close().map_err(Error::format)?;
        Ok(Vec::new())
    }
}

/// Checks Parquet: that its columns are those of a table, and that every page of every column can be read.
pub(crate) fn check(file: &Path, faults: &mut Faults) -> Result<u64> {
    let input = std::fs::File::open(file).map_err(|e| Error::file(file, e))?;
    let reader = match SerializedFileReader::new(input) {
        Ok(reader) => reader,
        Err(error) => {
            faults.add("file", format!("not Parquet: {error}"));
            return Ok(0);
        }
    };
    let meta = reader.metadata().file_metadata();
    let fields = meta.schema().get_fields();
    let names: Vec<&str> = fields.iter().map(|f| f.name()).collect();
    match table::known(&names) {
        None => faults.add("schema", "the columns are those of no table"),
        Some(heads) => {
            for (head, have) in heads.iter().zip(fields) {
                let same = field(head).is_ok_and(|want| want == **have);
                faults.unless(same, head.name, "the column has another type");
            }
        }
    }
    let told = meta.num_rows().max(0) as u64;
    let mut rows = 0;
    match reader.get_row_iter(None) {
        Ok(all) => {
            for row in all {
                rows += 1;
                if let Err(error) = row {
                    faults.add(format!("row {rows}"), error);
                    break;
                }
            }
        }
        Err(error) => faults.add("file", error),
    }
    faults.unless(rows == told, "file", format!("{told} rows are told, {rows} can be read"));
    Ok(rows)
}
